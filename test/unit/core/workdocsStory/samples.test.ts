import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/core/record/cloudTrailRecord';
import { getRecordText } from '../../../../src/core/scan/recordText';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { buildWorkDocsIndex } from '../../../../src/core/workdocsStory/buildWorkDocsIndex';
import { getResourceEvents, getResources } from '../../../../src/core/workdocsStory/getResources';
import type { StoryInput } from '../../../../src/core/workdocsStory/storyEvent';
import { tellDocument } from '../../../../src/core/workdocsStory/tellContent';
import { tellSite } from '../../../../src/core/workdocsStory/tellSite';
import { tellStory } from '../../../../src/core/workdocsStory/tellStory';
import { tellUser } from '../../../../src/core/workdocsStory/tellUser';
import { getManifest, readSample } from '../../samples/sampleFolder';
import { DIRECTORY, files, folders } from '../../../tasks/samples/workDocsCast';
import { getNotes, getSentences } from './storyLog';

function readInputs(part: string): readonly StoryInput[] {
  return getManifest()
    .filter(({ path }) => path.startsWith('workdocs/') && path.includes(part))
    .flatMap(({ path }, source) => {
      const bytes = readSample(path);
      const index = scanLog(bytes);
      return Array.from({ length: index.count }, (_, record) => ({
        record: JSON.parse(getRecordText(bytes, index, record)) as JsonObject,
        ref: { source, record },
      }));
    });
}

describe('stories of the WorkDocs samples', () => {
  const inputs = readInputs('');
  const index = buildWorkDocsIndex(inputs);

  it('hold every WorkDocs record, each with the site that it belongs to', () => {
    const count = inputs.filter(({ record }) => record['eventSource'] === 'workdocs.amazonaws.com').length;
    assert.equal(index.count, count);
    const placed = [...index.sites.values()].reduce((sum, { events }) => sum + events.length, 0);
    assert.equal(placed + index.withoutSite.length, count);
  });

  it('can be told of every resource', () => {
    const resources = getResources(index);
    assert.ok(resources.length > 100);
    for (const { kind, id, events } of resources) {
      const story = tellStory(index, kind, id);
      assert.equal(story?.events, events, `${kind} ${id}`);
      assert.equal(getResourceEvents(index, kind, id)?.length, events);
      assert.ok(story.chapters.length > 0);
    }
  });

  it('show the user who took 90 files home and was then deactivated', () => {
    const archive = buildWorkDocsIndex(readInputs('20250411'));
    const story = tellUser(archive, 'paulo.santos');
    assert.deepEqual(getSentences(story, 'bulk'), [
      '30 downloads of 30 different files between 2025-04-01T22:00:00Z and 2025-04-01T22:29:09Z from 203.0.113.66.',
      '30 downloads of 30 different files between 2025-04-02T22:00:00Z and 2025-04-02T22:29:09Z from 203.0.113.66.',
      '30 downloads of 30 different files between 2025-04-03T22:00:00Z and 2025-04-03T22:29:09Z from 203.0.113.66.',
    ]);
    assert.deepEqual(getNotes(story, 'before-closing'), [
      '93 calls, 90 downloads among them, in the seven days up to 2025-04-07T08:05:00Z.',
    ]);
  });

  it('show the payroll folder open to everybody for 15 minutes, and a file in it with it', () => {
    const tour = buildWorkDocsIndex(readInputs('workdocs-tour'));
    const opened =
      'PUBLIC: everybody who has the link could view and download it (VIEWER) from 2025-03-11T14:08:30Z, given by WorkDocs user contractor.lee, until 2025-03-11T14:23:30Z, when role WorkDocsAdministrators (session bob) withdrew it.';
    assert.deepEqual(getSentences(tellDocument(tour, folders.payroll), 'access'), [opened]);
    assert.deepEqual(getSentences(tellDocument(tour, files[0].id), 'inherited'), [
      `In folder ${folders.payroll}: ${opened}`,
    ]);
  });

  it('show the export, the end of the site and what came after the end', () => {
    const story = tellSite(index, DIRECTORY);
    assert.equal(story?.name, 'example-corp');
    assert.equal(getSentences(story, 'exports')?.length, 3);
    assert.equal(getSentences(story, 'after-end')?.length, 1);
    // The samples have two sites, and a refused DescribeInstances names neither.
    assert.equal(index.withoutSite.at(-1)?.name, 'DescribeInstances');
    assert.deepEqual(
      getSentences(story, 'life')?.map((sentence) => sentence.slice(0, 75)),
      [
        'Role WorkDocsAdministrators (session bob) deleted the WorkDocs site example',
        'Role WorkDocsAdministrators (session bob) detached directory d-9067e1a2b3 f',
      ],
    );
  });
});
