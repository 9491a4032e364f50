import { breaches } from '../layers.ts'
import { ourSources } from '../tools/source.ts'
import { tool, type CommandLine } from '../tools/program.ts'
import { long } from './depth.ts'
import { faultRuns, fuzzing } from './faults.ts'
import { playwright } from './playwright.ts'
import { sizesOf } from './sizes.ts'
import { complaintsOf, verdict, type Step } from './step.ts'
import { vitest } from './vitest.ts'

export const types: Step = {
  name: 'types',
  word: 'types',
  async run() {
    const plain = ['tsconfig.shared.json', 'tsconfig.node.json', 'tsconfig.e2e.json'].map((project) =>
      onProject('typescript-7', 'tsc', project),
    )
    return verdict(await complaintsOf([...plain, onProject('vue-tsc', 'vue-tsc', 'tsconfig.web.json')]))
  },
}

export const layers: Step = {
  name: 'layers',
  word: 'layers',
  run() {
    return Promise.resolve(verdict(breaches(ourSources())))
  },
}

export const lint: Step = {
  name: 'lint',
  word: 'lint',
  async run() {
    const sizes = sizesOf(ourSources())
    const complaints = await complaintsOf([
      [...tool('eslint'), '.', '--max-warnings', '0', ...remembering('eslint')],
      [...tool('prettier'), '--check', '.', '--log-level', 'warn', ...remembering('prettier')],
    ])
    return verdict([...complaints, ...sizes.tooLarge], sizes.summary)
  },
}

/**
 * On a laptop a file that has not changed is not looked at again: what a change elsewhere does to its types is left to
 * the types, and to the long form.
 */
function remembering(name: string): string[] {
  return long ? [] : ['--cache', '--cache-strategy', 'content', '--cache-location', `node_modules/.cache/${name}/check`]
}

export const unit: Step = {
  name: 'unit',
  word: 'unit',
  run() {
    // with coverage it fails too where what may not fail is tested less than vitest.config.ts asks for, and says so
    return vitest('unit', ['node', 'window', 'node-alone'], ...(long ? ['--coverage'] : []))
  },
}

export const protocol: Step = {
  name: 'protocol',
  word: 'protocol',
  run() {
    return vitest('protocol', ['protocol', 'protocol-alone'])
  },
}

export const faults: Step = {
  name: 'faults',
  word: 'faults',
  run() {
    return faultRuns()
  },
}

export const fuzz: Step = {
  name: 'fuzz',
  word: 'fuzz',
  run() {
    return fuzzing()
  },
}

export const endToEnd: Step = {
  name: 'end to end',
  word: 'e2e',
  run() {
    return playwright()
  },
}

function onProject(name: string, program: string, project: string): CommandLine {
  const memory = `node_modules/.cache/hearth-check/${project}.tsbuildinfo` // what has not changed is not checked again
  return [...tool(name, program), '-p', project, '--incremental', '--tsBuildInfoFile', memory]
}
