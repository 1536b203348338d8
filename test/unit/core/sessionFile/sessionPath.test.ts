import assert from 'node:assert/strict';
import { toAbsolutePath, toSessionPath } from '../../../../src/core/sessionFile/sessionPath';

describe('toSessionPath', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['/home/a', '/home/a/log.json', 'log.json'],
    ['/home/a', '/home/a/b/log.json', 'b/log.json'],
    ['/home/a', '/home/log.json', '../log.json'],
    ['/home/a/b', '/var/log.json', '../../../var/log.json'],
    ['/', '/log.json', 'log.json'],
    ['C:\\work', 'c:\\work\\x\\log.json', 'x/log.json'],
    ['C:/work', 'D:/log.json', undefined],
  ];
  for (const [folder, file, expected] of cases) {
    it(`sees ${file} from ${folder} as ${expected ?? 'out of reach'}`, () => {
      assert.equal(toSessionPath(folder, file), expected);
    });
    if (expected !== undefined && folder.startsWith('/')) {
      it(`and finds it again from ${expected}`, () => {
        assert.equal(toAbsolutePath(folder, expected), file);
      });
    }
  }
});

describe('toAbsolutePath', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['/home/a', './log.json', '/home/a/log.json'],
    ['/home/a', '..\\log.json', '/home/log.json'],
    ['/home/a', '/var/log.json', '/var/log.json'],
    ['/home/a', 'c:\\log.json', 'c:/log.json'],
    ['/home', '../../../log.json', '/log.json'],
    ['/home', '..', '/'],
  ];
  for (const [folder, path, expected] of cases) {
    it(`takes ${path} in ${folder} as ${expected}`, () => {
      assert.equal(toAbsolutePath(folder, path), expected);
    });
  }
});
