/**
 * Files that a load is going to bring. Whoever asks for one of them waits for the load and starts no download of its own,
 * so that an explorer can be open while its logs come in.
 */
export class ExpectedFiles {
  private readonly files = new Map<string, Expected>();

  /**
   * Says that a load will bring files, or will tell why not. A file that another load was to bring already is the same
   * one: whoever waits for it gets it from the first of them.
   */
  expect(load: object, keys: Iterable<string>): void {
    for (const key of keys) {
      let expected = this.files.get(key);
      if (expected === undefined || expected.isRefused) {
        expected = createExpected();
        this.files.set(key, expected);
      }
      expected.loads.add(load);
    }
  }

  bring(key: string, file: string): void {
    this.files.get(key)?.resolve(file);
    this.files.delete(key);
  }

  /**
   * Says why a load does not bring a file. Where no other load will, the first who asks, now or later, is told; after that
   * it can be tried again.
   */
  refuse(load: object, key: string, reason: Error): void {
    const expected = this.files.get(key);
    if (expected?.loads.delete(load) === true && expected.loads.size === 0) {
      expected.isRefused = true;
      expected.reject(reason);
    }
  }

  /** The file as soon as it is there; undefined where none is expected. */
  get(key: string): Promise<string> | undefined {
    const expected = this.files.get(key);
    if (expected?.isRefused === true) {
      this.files.delete(key);
    }
    return expected?.file;
  }
}

interface Expected {
  readonly file: Promise<string>;
  readonly resolve: (file: string) => void;
  readonly reject: (reason: Error) => void;
  /** Those that may still bring it. */
  readonly loads: Set<object>;
  isRefused: boolean;
}

function createExpected(): Expected {
  let resolve: Expected['resolve'] = () => undefined;
  let reject: Expected['reject'] = () => undefined;
  const file = new Promise<string>((onFile, onReason) => {
    resolve = onFile;
    reject = onReason;
  });
  // Nobody may ever ask.
  file.catch(() => undefined);
  return { file, resolve, reject, loads: new Set(), isRefused: false };
}
