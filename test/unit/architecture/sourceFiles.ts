import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../../support/repositoryRoot';

/** A TypeScript file of the extension, by its path from the root with forward slashes. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  /** What it imports, types included, as written in the file. */
  readonly imports: readonly string[];
}

/** All TypeScript files under the given folders of the repository. */
export function readSourceFiles(folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => {
        const text = readFileSync(path.join(repositoryRoot, folder, name), 'utf8');
        const imports = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
        return { name: path.posix.join(folder, name.replaceAll('\\', '/')), text, imports };
      }),
  );
}
