import { describe, expect, it } from 'vitest'
import { firstPlace, fitPlace, leastSize, placeShape, type Box } from './window-place.ts'

const screen: Box = { x: 0, y: 0, width: 1920, height: 1080 }
const right: Box = { x: 1920, y: 0, width: 1280, height: 1024 }

function at(bounds: Box) {
  return { bounds, maximized: false }
}

describe('the place of the window', () => {
  it('is the middle of the screen at first', () => {
    expect(fitPlace(firstPlace, [screen])).toEqual({ width: 1100, height: 760 })
  })

  it('is where it was left, on any screen', () => {
    const left = { x: 2000, y: 10, width: 800, height: 600 }
    expect(fitPlace(at(left), [screen, right])).toEqual(left)
  })

  it('is the middle again when its screen was taken away', () => {
    const left = { x: 2000, y: 10, width: 800, height: 600 }
    expect(fitPlace(at(left), [screen])).toEqual({ width: 800, height: 600 })
  })

  it('never leaves its top edge out of reach', () => {
    expect(fitPlace(at({ x: 0, y: -5, width: 800, height: 600 }), [screen])).not.toHaveProperty('x')
    expect(fitPlace(at({ x: 0, y: 1075, width: 800, height: 600 }), [screen])).not.toHaveProperty('x')
    expect(fitPlace(at({ x: 1900, y: 0, width: 800, height: 600 }), [screen])).not.toHaveProperty('x')
  })

  it('is neither smaller than every screen of the app needs, nor larger than the largest display', () => {
    expect(fitPlace(at({ x: 0, y: 0, width: 1, height: 1 }), [screen])).toMatchObject(leastSize)
    expect(fitPlace(at({ x: 0, y: 0, width: 9000, height: 9000 }), [screen])).toMatchObject({
      width: 1920,
      height: 1080,
    })
  })

  it('is read from disk only where it makes sense', () => {
    expect(placeShape({ bounds: { x: 0.5, y: 0, width: 1, height: 1 }, maximized: false }).ok).toBe(false)
    expect(placeShape({ bounds: null, maximized: false }).ok).toBe(true)
  })
})
