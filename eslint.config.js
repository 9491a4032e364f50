import js from '@eslint/js'
import i18n from '@intlify/eslint-plugin-vue-i18n'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import { defineConfig, globalIgnores } from 'eslint/config'
import globals from 'globals'
import typescript from 'typescript-eslint'

const typed = ['**/*.ts', '**/*.vue']

/**
 * What the house wants of every typed file beyond the recommended rules.
 * @type {import("eslint").Linter.RulesRecord}
 */
const house = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/no-unnecessary-condition': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  eqeqeq: 'error',
  'no-control-regex': 'off', // control characters are the daily bread of a chat protocol
  'vue/require-default-prop': 'off', // optional props are told by their types
  'no-restricted-syntax': [
    'error',
    {
      selector:
        ':matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator:not([id.typeAnnotation]) > ArrowFunctionExpression',
      message: 'At top level write a function: a stack trace then shows its name.',
    },
    { selector: 'ExportDefaultDeclaration', message: 'Export it by name, so that it has one name everywhere.' },
  ],
}

export default defineConfig(
  globalIgnores(['dist', 'release', 'coverage', 'test-results', 'playwright-report']),
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  typescript.configs.recommendedTypeChecked.map((config) => ({ ...config, files: typed })),
  vue.configs['flat/recommended'],
  accessibility.configs['flat/recommended'],
  {
    files: typed,
    languageOptions: {
      parserOptions: { parser: typescript.parser, projectService: true, extraFileExtensions: ['.vue'] },
    },
    rules: house,
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  {
    files: ['renderer/**'],
    plugins: { '@intlify/vue-i18n': i18n },
    languageOptions: { globals: globals.browser },
    rules: {
      '@intlify/vue-i18n/no-raw-text': ['error', { ignorePattern: '^[\\p{P}\\p{S}\\d\\s]*$' }],
      '@typescript-eslint/explicit-module-boundary-types': 'off', // a store or composable is best told by what it returns
      // A menu whose focus stays in the text field has options that take none; axe looks at the running page.
      'vuejs-accessibility/click-events-have-key-events': 'off',
      'vuejs-accessibility/interactive-supports-focus': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    files: ['**/*.vue'],
    rules: {
      // What a template refers to is known to vue-tsc alone, which checks the same in the types step.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['e2e/**'],
    rules: {
      '@typescript-eslint/no-implied-eval': 'off', // the safety specs try what must not work
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }], // Playwright's way to ask for no fixture
    },
  },
  {
    files: ['**/*.test.ts', 'e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['*.config.ts', 'build/*.config.ts', 'build/tools/*.setup.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  prettier,
)
