import { expect, test } from 'vitest'
import { sourceFrom } from '../tools/source.ts'
import { sizesOf } from './sizes.ts'

function lines(count: number): string {
  return 'work()\n'.repeat(count)
}

function tooLarge(path: string, text: string): string[] {
  return sizesOf([sourceFrom(path, text)]).tooLarge
}

test('a file of 300 lines is the largest there may be', () => {
  expect(tooLarge('a.ts', lines(300))).toEqual([])
  expect(tooLarge('a.ts', lines(301))).toEqual([
    'a.ts is a file of 301 lines; 300 is the most: split it by what it does',
  ])
})

test('a function of 40 lines is the largest there may be, its first and last line included', () => {
  expect(tooLarge('a.ts', `function f() {\n${lines(38)}}`)).toEqual([])
  expect(tooLarge('a.ts', `\nfunction f() {\n${lines(39)}}`)).toEqual([
    'a.ts:2 is a function of 41 lines; 40 is the most: split it by what it does',
  ])
})

test('methods, arrows and scripts of .vue files are measured too', () => {
  expect(tooLarge('a.ts', `class A {\n f() {\n${lines(40)}}\n}`)).toHaveLength(1)
  expect(tooLarge('a.ts', `const f = () => {\n${lines(40)}}`)).toHaveLength(1)
  expect(tooLarge('a.vue', `<script setup lang="ts">\nfunction f() {\n${lines(40)}}\n</script>`)).toHaveLength(1)
})

test('a group of tests may be longer, a single test may not', () => {
  expect(tooLarge('a.test.ts', `describe('a', () => {\n${lines(60)}})`)).toEqual([])
  expect(tooLarge('a.test.ts', `test('a', () => {\n${lines(60)}})`)).toHaveLength(1)
})

test('a function around a group of tests is measured without it', () => {
  const group = `describe('a', () => {\n${lines(60)}})`
  expect(tooLarge('contract.ts', `export function contract() {\n${group}\n}`)).toEqual([])
  expect(tooLarge('contract.ts', `export function contract() {\n${lines(40)}${group}\n}`)).toHaveLength(1)
})

test('the summary gives the medians', () => {
  const sources = [10, 20, 90].map((count) => sourceFrom('a.ts', lines(count)))
  expect(sizesOf(sources).summary).toBe('3 files, median 20 lines, largest 90; 0 functions, median 0 lines, largest 0')
})
