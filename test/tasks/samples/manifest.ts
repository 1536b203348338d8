import type { SampleFile } from './sampleFile';

/** What the tests read from samples/manifest.json. */
export interface ManifestEntry {
  readonly path: string;
  /** Every record, repeats included. */
  readonly records: number;
  readonly duplicates: number;
  readonly redacted: number;
  readonly faultsAtLeast: number;
  readonly byIdentityType: Readonly<Record<string, number>>;
}

export function toManifest(files: readonly SampleFile[]): string {
  const entries = files.map((file): ManifestEntry => ({
    path: file.path,
    records: file.count.records,
    duplicates: file.count.duplicates,
    redacted: file.count.redacted,
    faultsAtLeast: file.faultsAtLeast,
    byIdentityType: file.count.byIdentityType,
  }));
  return `${JSON.stringify({ files: entries }, undefined, 2)}\n`;
}
