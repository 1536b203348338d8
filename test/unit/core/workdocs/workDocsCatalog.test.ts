import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { getWorkDocsEvent, getWorkDocsEvents } from '../../../../src/core/workdocs/getWorkDocsEvent';
import { buildWorkDocsCatalog, catalogPath, tablePath } from '../../../tasks/workdocsCatalog';

const factsPath = path.resolve(__dirname, '../../../../../shared/facts/workdocs-events.tsv');

describe('WorkDocs catalog', () => {
  it('is what the generator makes of events.tsv, byte for byte', async () => {
    assert.equal(
      await buildWorkDocsCatalog(readFileSync(tablePath, 'utf8')),
      readFileSync(catalogPath, 'utf8'),
    );
  });

  it('refuses a table out of order', async () => {
    const [header = '', first = '', second = ''] = readFileSync(tablePath, 'utf8').split('\n');
    await assert.rejects(buildWorkDocsCatalog([header, second, first].join('\n')), /sorted/);
    await assert.rejects(
      buildWorkDocsCatalog([header, first.replace('either', 'both')].join('\n')),
      /line 2/,
    );
    await assert.rejects(buildWorkDocsCatalog(first), /first line/);
  });

  it('holds 91 events, of which 44 are of the public API', () => {
    const events = getWorkDocsEvents();
    assert.equal(events.length, 91);
    assert.equal(events.filter((event) => event.sources.includes('api')).length, 44);
    assert.equal(events.filter((event) => event.sources.includes('console')).length, 46);
  });

  it('has the callers and accesses that the facts give', () => {
    const callers = getWorkDocsEvents().map((event) => event.caller);
    assert.equal(callers.filter((caller) => caller === 'either').length, 40);
    assert.equal(callers.filter((caller) => caller === 'control').length, 48);
    const user = getWorkDocsEvents().filter((event) => event.caller === 'data');
    assert.deepEqual(
      user.map((event) => event.name),
      ['DescribeRootFolders', 'GetCurrentUser'],
    );
    assert.equal(getWorkDocsEvents().filter((event) => event.access === 'write').length, 58);
    assert.equal(getWorkDocsEvents().filter((event) => event.accessInferred).length, 29);
  });

  it('lists every event name of the facts', function () {
    if (!existsSync(factsPath)) {
      console.log('      skipped: ../shared/facts is not beside the project');
      this.skip();
    }
    const names = readFileSync(factsPath, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[0]);
    assert.deepEqual(
      getWorkDocsEvents().map((event) => event.name),
      names,
    );
  });

  it('says something of its own of every event', () => {
    for (const key of ['does', 'reading', 'phrase'] as const) {
      const texts = getWorkDocsEvents().map((event) => event[key]);
      const repeated = texts.filter((text, index) => texts.indexOf(text) !== index);
      assert.deepEqual(
        repeated.filter(
          (text) =>
            !text.startsWith('Browsing') && !text.startsWith('Noise') && !text.startsWith('Housekeeping or'),
        ),
        [],
        key,
      );
    }
    for (const event of getWorkDocsEvents()) {
      assert.match(event.does, /^[A-Z].*\.$/, event.name);
      assert.match(event.reading, /^[A-Z].*\.$/, event.name);
    }
  });

  it('keeps both forms of the two calls that have two', () => {
    const forms = (name: string) =>
      getWorkDocsEvent(name)?.forms.map((form) =>
        form.map(({ path: at, required }) => (required ? `${at}*` : at)),
      );
    assert.deepEqual(forms('ActivateUser'), [
      ['UserId*', 'AuthenticationToken'],
      ['id*', 'userSid', 'username'],
    ]);
    assert.deepEqual(forms('DeactivateUser'), [
      ['UserId*', 'AuthenticationToken'],
      ['id*', 'userSid*'],
    ]);
    assert.deepEqual(forms('GetGroup'), []);
    assert.equal(getWorkDocsEvents().filter((event) => event.forms.length > 1).length, 2);
  });

  it('knows what is sensitive', () => {
    assert.deepEqual(getWorkDocsEvent('CreateComment')?.sensitiveRequest, ['AuthenticationToken', 'Text']);
    assert.deepEqual(getWorkDocsEvent('EnableDirectoryMFA')?.sensitiveRequest, ['mfaSettings.sharedSecret']);
    assert.deepEqual(getWorkDocsEvent('DescribeDirectoryMFA')?.sensitiveResponse, [
      'mfaSettings.sharedSecret',
    ]);
    assert.deepEqual(getWorkDocsEvent('DescribeInstances')?.sensitiveRequest, []);
  });

  it('finds names as spelled, then in any case', () => {
    assert.equal(getWorkDocsEvent('CreateFolder')?.name, 'CreateFolder');
    assert.equal(getWorkDocsEvent('createfolder')?.name, 'CreateFolder');
    assert.equal(getWorkDocsEvent('CreateFolders'), undefined);
    assert.equal(getWorkDocsEvent('__proto__'), undefined);
    assert.equal(getWorkDocsEvent(undefined), undefined);
  });
});
