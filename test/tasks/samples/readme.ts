import type { SampleFile } from './sampleFile';

const SECTIONS: readonly (readonly [folder: string, title: string, text: string])[] = [
  [
    'workdocs',
    'WorkDocs archive',
    'The site `d-9067e1a2b3` of account 111122223333 in us-west-2, and an older one in eu-west-1. No real WorkDocs record is public, so these follow the documented parameters and the two examples of the AWS guide: synthetic throughout. IAM identities act on the control plane; users of the site appear as type `Unknown` or `Directory`. One uploaded file has a name made of HTML and Markdown: it must show as plain text wherever it appears.',
  ],
  [
    'account',
    'General account',
    'Account 123456789012 on 19 November 2024. The sign-ins come first, then a build machine’s leaked key at 09:14.',
  ],
  [
    'organization',
    'Organization trail',
    'What the bucket of an organization trail looks like; the folder `organization` stands for the bucket `example-org-trail`. The digests hold the true SHA-256 hashes of the log files and of the digest before; their signatures are made up and cannot be verified.',
  ],
  [
    'shapes',
    'Shapes',
    'The same three records in every packing that opens, and documents of other kinds that look alike.',
  ],
  ['damaged', 'Damaged logs', 'Only the records that are whole are counted.'],
];

export function toReadme(files: readonly SampleFile[]): string {
  const lines = [
    '# Samples',
    '',
    '<!-- Written by test/tasks/samples.ts; run `npx tsx test/tasks/samples.ts` to write it again. -->',
    '',
    'Every file here is invented: people, companies, accounts, keys, addresses and events. Account ids are those of AWS’s own examples, addresses come from the ranges reserved for documentation (RFC 5737 and RFC 3849) or are private, and key ids end in EXAMPLE. Nothing was copied from a real log.',
    '',
    'The generator writes the same bytes every time. It counts what it writes, and `manifest.json` holds the counts for the tests: records (repeats included), how many of them repeat an earlier record, redacted values, and the least number of faults that a reader must report.',
  ];
  for (const [folder, title, text] of SECTIONS) {
    lines.push('', `## ${title}`, '', text, '');
    lines.push(
      '| file | records | repeats | redacted | faults at least | what it is |',
      '| --- | --- | --- | --- | --- | --- |',
    );
    for (const file of files.filter(({ path }) => path.startsWith(`${folder}/`))) {
      const { records, duplicates, redacted } = file.count;
      const numbers = [records, duplicates, redacted, file.faultsAtLeast].join(' | ');
      lines.push(`| \`${file.path.slice(folder.length + 1)}\` | ${numbers} | ${toTableCell(file.about)} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Table cells must hold neither bars nor tags; a backslash is doubled so that it shows. */
function toTableCell(text: string): string {
  return text.replace(/[\\|<>]/g, '\\$&');
}
