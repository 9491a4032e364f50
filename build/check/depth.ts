/** On a machine that checks what is handed in, the long forms; on a laptop, what does not keep its owner waiting. */
export const long = process.env['CI'] !== undefined
