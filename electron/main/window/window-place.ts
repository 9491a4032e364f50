/** Where the window stood last, and whether it can stand there again. */
import { flag, nullable, record, whole, type Fits, type Shape } from '../../../shared/shape.ts'

/** px; the smallest window in which every screen still works. */
export const leastSize = { width: 480, height: 400 } as const
/** px of the window's top that must be on a screen, so that it can be taken hold of. */
const grip = 40

const coordinate: Shape<number> = whole(-100_000, 100_000)
const size: Shape<number> = whole(1, 100_000)

export const placeShape = record({
  bounds: nullable(record({ x: coordinate, y: coordinate, width: size, height: size })),
  maximized: flag,
})
export type WindowPlace = Fits<typeof placeShape>

/** px, from the top left of the first screen. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const firstPlace: WindowPlace = { bounds: null, maximized: false }

/**
 * The bounds to open with: the last ones where a screen still shows their top edge, else only their size,
 * which never exceeds the largest screen. No `x` and `y` means the middle of the screen.
 */
export function fitPlace(
  { bounds }: WindowPlace,
  screens: readonly Box[],
): Partial<Box> & Pick<Box, 'width' | 'height'> {
  const most = {
    width: Math.max(leastSize.width, ...screens.map(({ width }) => width)),
    height: Math.max(leastSize.height, ...screens.map(({ height }) => height)),
  }
  const wanted = bounds ?? { width: 1100, height: 760 }
  const width = Math.min(Math.max(wanted.width, leastSize.width), most.width)
  const height = Math.min(Math.max(wanted.height, leastSize.height), most.height)
  if (!bounds || !screens.some((screen) => holds(screen, { ...bounds, width }))) return { width, height }
  return { x: bounds.x, y: bounds.y, width, height }
}

function holds(screen: Box, { x, y, width }: Box): boolean {
  const shown = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x)
  return shown >= grip && y >= screen.y && y <= screen.y + screen.height - grip
}
