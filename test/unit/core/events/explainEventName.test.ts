import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainEventName } from '../../../../src/core/events/explainEventName';
import type { CloudTrailRecord } from '../../../../src/core/record/cloudTrailRecord';
import { toText } from './toText';

function explain(record: CloudTrailRecord) {
  const { title, body, facts = [], links = [] } = explainEventName(record);
  return {
    title: toText(title),
    body: body.map(toText),
    facts: Object.fromEntries(facts.map(({ label, value }) => [label, toText(value)])),
    links: links.map(({ url }) => url),
  };
}

const workdocs = { eventSource: 'workdocs.amazonaws.com' };

describe('explainEventName', () => {
  it('explains a WorkDocs event in full', () => {
    const found = explain({ ...workdocs, eventName: 'DeactivateUser', userIdentity: { type: 'IAMUser' } });
    assert.equal(found.title, 'DeactivateUser in Amazon WorkDocs');
    assert.match(found.body[0] ?? '', /access to the site away/);
    assert.match(found.body[1] ?? '', /somebody leaves/);
    assert.match(found.facts['Plane'] ?? '', /^Control plane: an IAM identity made this call/);
    assert.equal(
      found.facts['Access'],
      'Write, by the catalog of WorkDocs events; the record itself does not say',
    );
    assert.equal(
      found.facts['Parameters, public API'],
      'required UserId; optional AuthenticationToken (sensitive)',
    );
    assert.equal(found.facts['Parameters, console'], 'required id, userSid');
    assert.equal(found.facts['Sensitive in the request'], 'AuthenticationToken');
    assert.deepEqual(found.links, ['https://docs.aws.amazon.com/workdocs/']);
  });

  it('tells the plane from the record', () => {
    const plane = (eventName: string, type?: string) =>
      explain({ ...workdocs, eventName, ...(type === undefined ? {} : { userIdentity: { type } }) }).facts[
        'Plane'
      ];
    assert.match(plane('GetFolder', 'Unknown') ?? '', /^Data plane: made by a WorkDocs directory user/);
    assert.match(plane('GetFolder', 'Directory') ?? '', /^Data plane/);
    assert.match(plane('DeleteInstance', 'Unknown') ?? '', /although only IAM identities/);
    assert.match(plane('GetCurrentUser', 'Root') ?? '', /although this call works only with the token/);
    assert.match(plane('GetFolder') ?? '', /^Not told/);
  });

  it('says how far a name is documented', () => {
    assert.match(
      explain({ ...workdocs, eventName: 'DisableDirectoryMFA' }).body.at(-1) ?? '',
      /console only/,
    );
    assert.match(explain({ ...workdocs, eventName: 'GetGroup' }).body.at(-1) ?? '', /permission in IAM/);
    assert.equal(explain({ ...workdocs, eventName: 'GetGroup' }).facts['Parameters'], 'not documented');
  });

  it('names the nearest event for an unknown WorkDocs name', () => {
    assert.match(
      explain({ ...workdocs, eventName: 'DeleteFolders' }).body.at(-1) ?? '',
      /nearest it has is DeleteFolder\.$/,
    );
    assert.match(explain({ ...workdocs, eventName: 'Zzz' }).body.at(-1) ?? '', /does not hold this name/);
    assert.match(
      explain({ ...workdocs, eventName: 'deletefolder' }).body.join(' '),
      /other capitals: deletefolder/,
    );
  });

  it('explains events of other services shortly', () => {
    const found = explain({
      eventSource: 'iam.amazonaws.com',
      eventName: 'ListAccessKeys',
      readOnly: false,
    });
    assert.deepEqual(found.body, ['An event of AWS Identity and Access Management, to list access keys.']);
    assert.equal(found.facts['Access'], 'Write, as readOnly of this record says');
    assert.deepEqual(found.links, ['https://docs.aws.amazon.com/iam/']);
  });

  it('says how an investigator reads an event that matters, by any version of the API', () => {
    const read = (eventSource: string, eventName: string): string =>
      explain({ eventSource, eventName }).body.slice(1).join(' ');
    assert.match(read('iam.amazonaws.com', 'CreateAccessKey'), /classic way back in/);
    assert.match(read('lambda.amazonaws.com', 'AddPermission20150331v2'), /another account can run it/);
    assert.match(read('signin.amazonaws.com', 'CredentialVerification'), /AuthWorkflowID/);
    assert.equal(read('example.amazonaws.com', 'CreateAccessKey'), '');
    assert.equal(read('iam.amazonaws.com', 'constructor'), '');
  });

  it('says what can be said of a record without name or source', () => {
    assert.equal(explain({}).title, 'Event without a name');
    assert.match(explain({}).body[0] ?? '', /a service that the record does not name/);
    assert.match(
      explain({ eventSource: 'evil.example', eventName: 'X' }).body[0] ?? '',
      /not an AWS service, evil\.example/,
    );
    assert.deepEqual(explain({ eventSource: 'evil.example', eventName: 'X' }).links, []);
    assert.match(explain(workdocs).body[0] ?? '', /does not name its event. It comes from Amazon WorkDocs/);
  });
});
