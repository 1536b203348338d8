import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { getWorkDocsEvent, getWorkDocsEvents } from '../../../../src/core/workdocs/getWorkDocsEvent';
import { getWorkDocsParameter } from '../../../../src/core/workdocs/getWorkDocsParameter';
import { workDocsParameterDocs } from '../../../../src/core/workdocs/workDocsParameterDocs';

describe('getWorkDocsParameter', () => {
  it('explains every parameter of every event', () => {
    const missing = getWorkDocsEvents().flatMap((event) =>
      event.forms
        .flat()
        .filter(
          ({ path }) =>
            getWorkDocsParameter(event, path.replaceAll('[]', '').split('.'))?.meaning === undefined,
        )
        .map(({ path }) => `${event.name}/${path}`),
    );
    assert.deepEqual(missing, []);
  });

  it('explains no parameter that no event has', () => {
    const known = new Set(
      getWorkDocsEvents().flatMap((event) =>
        event.forms.flat().flatMap(({ path }) => {
          const key = path.replaceAll('[]', '').toLowerCase();
          return [key, `${event.name.toLowerCase()}/${key}`];
        }),
      ),
    );
    assert.deepEqual(
      Object.keys(workDocsParameterDocs).filter((key) => !known.has(key)),
      [],
    );
  });

  it('tells required and sensitive ones, in any case and below arrays', () => {
    const share = getWorkDocsEvent('AddResourcePermissions');
    assert.equal(getWorkDocsParameter(share, ['resourceid'])?.required, true);
    assert.equal(getWorkDocsParameter(share, ['Principals', 0, 'Type'])?.required, false);
    assert.match(getWorkDocsParameter(share, ['Principals', 0, 'Type'])?.meaning ?? '', /ANONYMOUS/);
    assert.equal(getWorkDocsParameter(share, ['NotificationOptions', 'EmailMessage'])?.sensitive, true);
    assert.equal(getWorkDocsParameter(share, ['ResourceId'])?.sensitive, false);
  });

  it('tells one name of two events apart', () => {
    assert.equal(
      getWorkDocsParameter(getWorkDocsEvent('CreateApplication'), ['Name'])?.meaning,
      'Name of the application.',
    );
    assert.match(
      getWorkDocsParameter(getWorkDocsEvent('CreateFolder'), ['Name'])?.meaning ?? '',
      /file or folder/,
    );
  });

  it('helps a record without an event name', () => {
    const token = getWorkDocsParameter(undefined, ['AuthenticationToken']);
    assert.equal(token?.sensitive, true);
    assert.equal(token.required, undefined);
    assert.equal(getWorkDocsParameter(undefined, ['constructor']), undefined);
    assert.equal(getWorkDocsParameter(undefined, []), undefined);
  });
});
