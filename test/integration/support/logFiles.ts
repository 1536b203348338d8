import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { repositoryRoot } from '../../support/repositoryRoot';

/** Counts of a sample, made by the program that wrote it. */
export interface SampleCounts {
  /** Inside samples/. */
  readonly path: string;
  readonly records: number;
  readonly duplicates: number;
  readonly redacted: number;
  readonly faultsAtLeast: number;
  readonly byIdentityType: Readonly<Record<string, number>>;
}

const samplesFolder = path.join(repositoryRoot, 'samples');
/** Real logs of public repositories, which are not part of this one. */
const realFolder = path.resolve(repositoryRoot, '../shared/data');

export function getSamples(): readonly SampleCounts[] {
  const manifest = JSON.parse(readFileSync(path.join(samplesFolder, 'manifest.json'), 'utf8')) as {
    readonly files: readonly SampleCounts[];
  };
  return manifest.files;
}

export function getSampleFile(name: string): string {
  return path.join(samplesFolder, name);
}

/** Paths of the real logs; undefined where the folder is missing, which is printed. */
export function getRealLogs(): readonly string[] | undefined {
  if (!existsSync(realFolder)) {
    // VS Code's console ignores what the suite puts in place of its methods; the reporter's own way out is marked.
    Mocha.reporters.Base.consoleLog(
      `      skipped: no real logs at ${path.relative(repositoryRoot, realFolder)}`,
    );
    return undefined;
  }
  return readdirSync(realFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:jsonl?|gz)$/u.test(name))
    .sort()
    .map((name) => path.join(realFolder, name));
}
