/**
 * Writes the folder samples/: `npx tsx test/tasks/samples.ts [folder]`. The same bytes come out every time, on every
 * machine, so a test can compare them with what is committed.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIdentities } from './samples/accountIdentities';
import { buildIncident } from './samples/accountIncident';
import { buildSignIns } from './samples/accountSignIns';
import { buildAggregated, buildInsights, buildNetworkActivity } from './samples/accountSpecial';
import { buildDamaged } from './samples/damaged';
import { toManifest } from './samples/manifest';
import { buildOrganization } from './samples/organization';
import { toReadme } from './samples/readme';
import type { SampleFile } from './samples/sampleFile';
import { buildShapes } from './samples/shapes';
import { buildWorkDocsArchive } from './samples/workDocsArchive';
import { buildWorkDocsAfterEnd, buildWorkDocsExport } from './samples/workDocsExport';
import { buildWorkDocsOld } from './samples/workDocsOld';
import { buildWorkDocsTour } from './samples/workDocsTour';

export function buildSamples(): readonly SampleFile[] {
  return [
    buildWorkDocsTour(),
    buildWorkDocsArchive(),
    buildWorkDocsExport(),
    buildWorkDocsAfterEnd(),
    buildWorkDocsOld(),
    buildSignIns(),
    buildIdentities(),
    buildIncident(),
    buildInsights(),
    buildNetworkActivity(),
    buildAggregated(),
    ...buildOrganization(),
    ...buildShapes(),
    ...buildDamaged(),
  ];
}

/** Replaces the folder's content by the samples. Throws rather than empty a folder that holds something else. */
export function writeSamples(folder: string): void {
  const files = buildSamples();
  if (
    existsSync(folder) &&
    readdirSync(folder).length > 0 &&
    !existsSync(path.join(folder, 'manifest.json'))
  ) {
    throw new Error(
      `${folder} holds other files; give an empty folder or one that was written by this program.`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
  const write = (name: string, content: string | Uint8Array): void => {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  };
  for (const file of files) {
    write(file.path, file.bytes);
  }
  write('manifest.json', toManifest(files));
  write('README.md', toReadme(files));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeSamples(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../samples')));
}
