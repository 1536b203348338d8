import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { repositoryRoot } from '../../support/repositoryRoot';
import type { ManifestEntry } from '../../tasks/samples/manifest';

export const samplesFolder: string = path.join(repositoryRoot, 'samples');

export function getManifest(): readonly ManifestEntry[] {
  const manifest = JSON.parse(readFileSync(path.join(samplesFolder, 'manifest.json'), 'utf8')) as {
    readonly files: readonly ManifestEntry[];
  };
  return manifest.files;
}

/** A sample's bytes, decompressed where it is a .gz. */
export function readSample(name: string): Uint8Array {
  const bytes = readFileSync(path.join(samplesFolder, name));
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** A sample's text without a byte-order mark. */
export function readSampleText(name: string): string {
  return new TextDecoder().decode(readSample(name));
}
