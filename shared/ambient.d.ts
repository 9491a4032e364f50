/** What both Node and the browser have, and the language's own library does not name. Only shared/ needs it. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare function btoa(bytes: string): string
declare const crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> }
declare class TextDecoder {
  constructor(label: 'utf-8', options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}
