import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { getHover } from './support/getHover';
import { INCIDENT } from './support/incident';
import { getLens } from './support/getLens';
import { createLogFolder, toLogName } from './support/logFolder';
import { getSampleFile } from './support/logFiles';
import { openAsLog, openAsText } from './support/openAsLog';

const ONE_LINE = JSON.stringify({ Records: INCIDENT });
const PRETTY = JSON.stringify({ Records: INCIDENT }, null, 2);
const [ALICE = {}, JUERGEN = {}] = INCIDENT;

describe('hovers', () => {
  const folder = createLogFolder('hover-test');
  before(getLens);
  after(folder.remove);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Place, the text that the hover belongs to, what it says. */
  const places: readonly [string, string | undefined, RegExp][] = [
    ['"mfaAuthent|icated": "false"', '"mfaAuthenticated"', /mfaAuthenticated/u],
    ['"userName": "al|ice"', '"alice"', /alice/u],
    [
      '"arn": "arn:aws:iam|::111122223333:user/alice"',
      '"arn:aws:iam::111122223333:user/alice"',
      /111122223333/u,
    ],
    ['"AKIAIEPFQ4|SXUEXAMPLE"', '"AKIAIEPFQ4SXUEXAMPLE"', /long-term/iu],
    ['"eventTime": "2025-03-11T14:00|:03Z"', '"2025-03-11T14:00:03Z"', /ago/u],
    ['"203.0.11|3.7"', '"203.0.113.7"', /IPv4|documentation/u],
    ['"Deactivate|User"', '"DeactivateUser"', /Amazon WorkDocs[\s\S]*Control plane/u],
    ['"Search|Resources"', '"SearchResources"', /Amazon WorkDocs[\s\S]*Data plane/u],
    ['"Unauthorized|ResourceAccessException"', '"UnauthorizedResourceAccessException"', /access/iu],
    ['"**-reda|cted-**"', '"**-redacted-**"', /hid/iu],
    ['"<sensitive|DataRemoved>"', '"<sensitiveDataRemoved>"', /hid/iu],
    [
      '"HIDDEN_DUE|_TO_SECURITY_REASONS"',
      '"HIDDEN_DUE_TO_SECURITY_REASONS"',
      /HIDDEN_DUE_TO_SECURITY_REASONS/u,
    ],
    // The second value of a list, three levels down.
    ['"pay|roll"', '"payroll"', /Labels/u],
    ['"responseElements|": null,\n      "requestID": "47885c44', '"responseElements"', /responseElements/u],
    ['"Rec|ords"', '"Records"', /records/iu],
  ];
  it('explain names and values at any depth, each over its own range', async () => {
    const document = await openAsLog(await folder.write(toLogName('pretty'), PRETTY));
    for (const [marked, over, says] of places) {
      const hover = await getHover(document, marked);
      assert.ok(hover, marked);
      assert.equal(hover.over, over, marked);
      assert.match(hover.text, says, marked);
    }
  });

  it('say on a brace what happened, and who it was', async () => {
    const document = await openAsLog(await folder.write(toLogName('brace'), PRETTY));
    const hover = await getHover(document, '"Records": [\n    |{');
    assert.match(hover?.text ?? '', /alice/u);
    assert.match(hover?.text ?? '', /no MFA/u);
    assert.match(hover?.text ?? '', /deactivated/u);
    assert.match(hover?.text ?? '', /S-1-5-21-1105742837-1149/u);
    assert.match(hover?.text ?? '', /203\.0\.113\.7/u);
    const byID = await getHover(document, '"eventID": "00000000-0000-4000-8000-00000000001|a"');
    assert.match(byID?.text ?? '', /deactivated/u);
  });

  it('say who it was on userIdentity', async () => {
    const document = await openAsLog(await folder.write(toLogName('identity'), JSON.stringify([JUERGEN])));
    const hover = await getHover(document, '"user|Identity"');
    assert.match(hover?.text ?? '', /jürgen\.groß 😀/u);
    assert.match(hover?.text ?? '', /WorkDocs/u);
  });

  it('are the same in one line, in every packing, and in the text view', async () => {
    const packings: Readonly<Record<string, string>> = {
      'native one line': ONE_LINE,
      list: JSON.stringify(INCIDENT),
      lines: INCIDENT.map((record) => JSON.stringify(record)).join('\n'),
      'one record': JSON.stringify(ALICE),
      'LookupEvents, the record as text': JSON.stringify(
        { Events: [{ Username: 'x', CloudTrailEvent: JSON.stringify(ALICE) }] },
        null,
        2,
      ),
      'EventBridge, the record in detail': JSON.stringify({
        'detail-type': 'AWS API Call via CloudTrail',
        detail: ALICE,
      }),
      'CloudWatch Logs, the record as text': JSON.stringify({
        messageType: 'DATA_MESSAGE',
        logEvents: [{ id: '1', timestamp: 0, message: JSON.stringify(ALICE) }],
      }),
      'a table with the record in a cell': `@timestamp,@message\n1,"${JSON.stringify(ALICE).replaceAll('"', '""')}"\n`,
      'with a byte-order mark': `\ufeff${ONE_LINE}`,
    };
    const getSaid = async (document: vscode.TextDocument): Promise<string | undefined> =>
      (await getHover(document, 'Deactivate|User'))?.text;
    const expected = await getSaid(await openAsLog(await folder.write(toLogName('same'), PRETTY)));
    assert.match(expected ?? '', /Amazon WorkDocs/u);
    for (const [what, text] of Object.entries(packings)) {
      const uri = await folder.write(toLogName(what.replace(/\W/gu, '')), text);
      assert.equal(await getSaid(await openAsLog(uri)), expected, what);
      assert.equal(await getSaid(await openAsText(uri)), expected, `${what}, text view`);
    }
    const events = JSON.stringify({ logEvents: [{ message: JSON.stringify(ALICE) }] });
    const data = gzipSync(events).toString('base64');
    const uri = await folder.write(toLogName('base64'), JSON.stringify({ awslogs: { data } }));
    assert.equal(await getSaid(await openAsText(uri)), expected, 'base64, text view');
  });

  it('cover the escaped value inside the CloudTrailEvent string', async () => {
    const text = JSON.stringify({ Events: [{ Username: 'x', CloudTrailEvent: JSON.stringify(JUERGEN) }] });
    const document = await openAsLog(await folder.write(toLogName('embedded'), text));
    const hover = await getHover(document, 'HIDDEN_DUE|_TO_SECURITY_REASONS');
    assert.equal(hover?.over, '\\"HIDDEN_DUE_TO_SECURITY_REASONS\\"');
    assert.match(hover.text, /QueryText/u);
  });

  it('explain what is around records', async () => {
    const events = JSON.stringify(
      { Events: [{ Username: 'x', EventId: 'y', CloudTrailEvent: JSON.stringify(ALICE) }], NextToken: 'z' },
      null,
      2,
    );
    const document = await openAsLog(await folder.write(toLogName('around'), events));
    for (const [marked, over, says] of [
      ['"User|name"', '"Username"', /Name of the caller/u],
      ['"Username": "|x"', '"x"', /Name of the caller/u],
      ['"EventId": "|y"', '"y"', /eventID of the record/u],
      ['"Next|Token"', '"NextToken"', /next page/u],
      ['"Cloud|TrailEvent"', '"CloudTrailEvent"', /JSON inside a string/u],
    ] as const) {
      const hover = await getHover(document, marked);
      assert.equal(hover?.over, over, marked);
      assert.match(hover.text, says, marked);
    }
  });

  it('work in a damaged record', async () => {
    const text = PRETTY.replace('"userName": "alice",', '"userName": "alice"');
    const document = await openAsLog(await folder.write(toLogName('damaged'), text));
    assert.match((await getHover(document, '"Deactivate|User"'))?.text ?? '', /Amazon WorkDocs/u);
    assert.match((await getHover(document, '"AKIAIEPFQ4|SXUEXAMPLE"'))?.text ?? '', /long-term/iu);
    assert.match((await getHover(document, '"Search|Resources"'))?.text ?? '', /Amazon WorkDocs/u);
  });

  const lookAlikes: readonly [string, string, RegExp, RegExp][] = [
    ['shapes/digest.json', '"digestPublicKey|Fingerprint"', /public key of CloudTrail/u, /digest file/u],
    ['shapes/s3-event-notification.json', '"s3Schema|Version"', /S3/u, /S3/u],
    ['shapes/ocsf.json', '{|', /OCSF/u, /OCSF/u],
  ];
  for (const [name, marked, says, problem] of lookAlikes) {
    it(`name ${name} for what it is`, async () => {
      const file = await vscode.workspace.fs.readFile(vscode.Uri.file(getSampleFile(name)));
      const document = await openAsLog(await folder.write(name.replace('/', '-'), file));
      const text = document.getText();
      const place = marked === '{|' ? `|${text.slice(0, 40)}` : marked;
      assert.match((await getHover(document, place))?.text ?? '', says);
      const [first] = vscode.languages.getDiagnostics(document.uri);
      assert.match(first?.message ?? '', problem);
    });
  }

  it('show nothing between records', async () => {
    const document = await openAsLog(await folder.write(toLogName('between'), PRETTY));
    assert.equal(await getHover(document, '"readOnly": false\n    },|\n'), undefined);
  });

  it('never trust what a log says', async () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '[x](command:workbench.action.terminal.new)',
      '$(trash)',
      'https://evil.example/?a=b www.evil.example mail@evil.example',
      '![x](https://evil.example/x.png)',
      '`<script>alert(1)</script>`',
      '</code></pre><a href="x">y</a>',
      '__proto__',
      '\u202eevil\u0000',
      '|a|b|\n|-|-|\n\n# x\n\n- x',
    ];
    for (const [i, text] of hostile.entries()) {
      const record = {
        ...ALICE,
        eventName: text,
        userAgent: text,
        eventSource: text,
        errorCode: text,
        sourceIPAddress: text,
        userIdentity: { type: 'IAMUser', userName: text, arn: text, principalId: text },
        requestParameters: { [text]: text },
      };
      const document = await openAsLog(
        await folder.write(toLogName(`hostile${String(i)}`), JSON.stringify({ Records: [record] }, null, 1)),
      );
      for (const marked of [
        '"event|Name": ',
        '"user|Agent": ',
        '"user|Identity": ',
        '"error|Code": ',
        '[\n  |{',
        '"event|Source": ',
      ]) {
        const hover = await getHover(document, marked);
        assert.ok(hover, `${marked} of ${text}`);
        for (const { value, isTrusted, supportHtml, supportThemeIcons } of hover.blocks) {
          assert.ok(isTrusted !== true, marked);
          assert.ok(supportHtml !== true, marked);
          assert.ok(supportThemeIcons !== true, marked);
          // Outside of code spans and of our own links nothing is left that Markdown or HTML begin with.
          const words = value.replace(/(`+) .*? \1/gu, '').replace(/\]\(https:\/\/[\w./-]+\)/gu, ']');
          assert.doesNotMatch(words, /[<>]|\]\(|!\[|\$\(|https?:|www\./u, value);
        }
      }
    }
  });
});
