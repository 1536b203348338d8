import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'samples/', 'test/fixtures/', 'src/**/assembly/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A number in a template reads as itself; the rule is kept for objects, undefined and null.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => resolve()` and `(x) => void list.push(x)` are the short form of a callback without a value.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `while (true)` is how the scanners say that they end by return.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // It asks for `!` where no-non-null-assertion forbids it; `as` is the visible form for an index that is in range.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // tsc reports unused names (noUnusedLocals, noUnusedParameters); twice is noise.
      '@typescript-eslint/no-unused-vars': 'off',
      // Over a million numbers `for … of` makes an object for each until V8 has compiled the loop: they are counted there.
      '@typescript-eslint/prefer-for-of': 'off',
      // VS Code's own Disposable is a class, and any object with dispose() is one by VS Code's documentation.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
        { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'A file is a module.' },
      ],
    },
  },
  {
    // The core gets its world as arguments.
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'Buffer',
        'process',
        'console',
        'setTimeout',
        'setInterval',
        'performance',
        'fetch',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The time comes as an argument.' },
        {
          object: 'Date',
          property: 'parse',
          message: 'Use parseTime: Date.parse reads free text differently in each engine.',
        },
        { object: 'Math', property: 'random', message: 'The same log gives the same answer.' },
      ],
    },
  },
);
