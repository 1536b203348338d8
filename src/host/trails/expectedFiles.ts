/**
 * Files that a load is going to bring. Whoever asks for one of them waits for the load and starts no download of its own,
 * so that an explorer can be open while its logs come in.
 */
export class ExpectedFiles {
  private readonly files = new Map<string, Expected>();

  /** Says that files will come, or that it will be told why not. */
  expect(keys: Iterable<string>): void {
    for (const key of keys) {
      this.files.set(key, createExpected());
    }
  }

  bring(key: string, file: string): void {
    this.files.get(key)?.resolve(file);
    this.files.delete(key);
  }

  /** Says why a file does not come. The first who asks, now or later, is told; after that it can be tried again. */
  refuse(key: string, reason: Error): void {
    const expected = this.files.get(key);
    if (expected !== undefined && !expected.isRefused) {
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
  return { file, resolve, reject, isRefused: false };
}
