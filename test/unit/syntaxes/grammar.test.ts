import assert from 'node:assert/strict';
import { createTokenizer, type Tokenizer } from './tokenizer';

const KEY = 'support.type.property-name.json';
const FIELD = 'variable.other.constant.field.cloudtrail';
const STRING = 'string.quoted.double.json';
const EMBEDDED = 'string.quoted.double.embedded.cloudtrail';
const EVENT = 'entity.name.function.event.cloudtrail';
const SERVICE = 'support.class.service.cloudtrail';
const ERROR_FIELD = 'invalid.error.field.cloudtrail';
const ERROR_CODE = 'invalid.error.code.cloudtrail';
const IDENTITY = 'entity.name.type.identity.cloudtrail';
const REDACTED = 'keyword.control.redacted.cloudtrail';
const ARN = 'string.other.arn.cloudtrail';
const ACCOUNT = 'constant.numeric.account.cloudtrail';
const ACCESS_KEY = 'keyword.other.access-key-id.cloudtrail';
const UNIQUE_ID = 'keyword.other.unique-id.cloudtrail';
const TIME = 'constant.numeric.time.cloudtrail';
const ADDRESS = 'constant.numeric.address.cloudtrail';
const ESCAPE = 'constant.character.escape.json';

/** A text, the token to look at in it, and the innermost scope that decides its colour. */
const cases: readonly (readonly [text: string, token: string, scope: string])[] = [
  // JSON itself
  ['{"a":1}', '{', 'punctuation.definition.dictionary.json'],
  ['{"a":1}', ':', 'punctuation.separator.dictionary.key-value.json'],
  ['{"a":1}', 'a', KEY],
  ['{ "a" : -1.5e+9 }', '-1.5e+9', 'constant.numeric.json'],
  ['[1,2]', '[', 'punctuation.definition.array.json'],
  ['[1,2]', ',', 'punctuation.separator.json'],
  ['{"a":true}', 'true', 'constant.language.json'],
  ['{"a":null}', 'null', 'constant.language.json'],
  ['{"a":"b"}', 'b', STRING],
  ['{"a":"true"}', 'true', STRING],
  ['{"a":"x\\ny"}', '\\n', ESCAPE],
  ['{"a":"x\\u00e9y"}', '\\u00e9', ESCAPE],
  ['{"a":"x\\qy"}', '\\q', 'invalid.illegal.escape.json'],
  ['{"x\\"y":1}', '\\"', ESCAPE],
  ['{"x\\"y":1}', 'x', KEY],
  ['["a",":"]', 'a', STRING],
  ['["say \\"eventName\\": \\"Foo\\""]', 'Foo', STRING],

  // a record's own fields
  ['{"eventTime":""}', 'eventTime', FIELD],
  ['{"requestParameters":null}', 'requestParameters', FIELD],
  ['{"bucketName":"x"}', 'bucketName', KEY],
  ['{"x":"eventTime"}', 'eventTime', STRING],

  // CloudTrail's own words
  ['{"eventName":"DeactivateUser"}', 'DeactivateUser', EVENT],
  ['{"eventName":"DeactivateUser"}', 'eventName', FIELD],
  ['{ "eventName" : "DeactivateUser" }', 'DeactivateUser', EVENT],
  ['{"eventSource":"s3.amazonaws.com"}', 's3.amazonaws.com', SERVICE],
  ['{"errorCode":"AccessDenied"}', 'AccessDenied', ERROR_CODE],
  ['{"errorCode":"AccessDenied"}', 'errorCode', ERROR_FIELD],
  ['{"errorMessage":"no"}', 'errorMessage', ERROR_FIELD],
  ['{"errorMessage":"no"}', 'no', STRING],
  ['{"type":"IAMUser"}', 'IAMUser', IDENTITY],
  ['{"type":"Unknown"}', 'Unknown', IDENTITY],
  ['{"type":"AWS::S3::Bucket"}', 'AWS::S3::Bucket', STRING],
  ['{"userType":"IAMUser"}', 'IAMUser', STRING],

  // redaction marks, whole values only
  ['{"a":"HIDDEN_DUE_TO_SECURITY_REASONS"}', 'HIDDEN_DUE_TO_SECURITY_REASONS', REDACTED],
  ['{"a":"**-redacted-**"}', '**-redacted-**', REDACTED],
  ['{"a":"<sensitiveDataRemoved>"}', '<sensitiveDataRemoved>', REDACTED],
  ['{"a":"Value hidden due to security reasons."}', 'Value hidden due to security reasons.', REDACTED],
  ['{"a":"\\u003csensitiveDataRemoved\\u003e"}', '\\u003csensitiveDataRemoved\\u003e', REDACTED],
  ['["****"]', '****', REDACTED],
  ['{"a":"** DISPUTED **"}', '** DISPUTED **', STRING],
  ['{"a":"*"}', '*', STRING],
  ['{"a":"**"}', '**', STRING],
  ['{"a":"x ****"}', 'x ****', STRING],
  ['{"a":"hidden_due_to_security_reasons"}', 'hidden_due_to_security_reasons', STRING],

  // ARNs and ids
  ['["arn:aws:iam::111122223333:user/alice"]', ':user/alice', ARN],
  ['["arn:aws:iam::111122223333:user/alice"]', 'iam', SERVICE],
  ['["arn:aws:iam::111122223333:user/alice"]', '111122223333', ACCOUNT],
  ['["arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1"]', ':us-gov-west-1:', ARN],
  ['["arn:aws:s3:::bucket/a:b"]', ':bucket/a:b', ARN],
  ['["see arn:aws:s3:::bucket"]', 'see arn:aws:s3:::bucket', STRING],
  ['["AKIAIOSFODNN7EXAMPLE"]', 'AKIAIOSFODNN7EXAMPLE', ACCESS_KEY],
  ['["ASIAIOSFODNN7EXAMPLE"]', 'ASIAIOSFODNN7EXAMPLE', ACCESS_KEY],
  ['["AKIA"]', 'AKIA', STRING],
  ['["AROAQRSTUVWXYZEXAMPLE:bob"]', 'AROAQRSTUVWXYZEXAMPLE', UNIQUE_ID],
  ['["AROAQRSTUVWXYZEXAMPLE:bob"]', ':bob', STRING],
  ['{"accountId":"111122223333"}', '111122223333', ACCOUNT],
  ['{"id":"1111222233334"}', '1111222233334', STRING],

  // times and addresses
  ['["2025-03-11T14:05:12Z"]', '2025-03-11T14:05:12Z', TIME],
  ['["2025-03-11 14:05:12.123456789"]', '2025-03-11 14:05:12.123456789', TIME],
  ['["2025-03-11T14:05:12+11:00"]', '2025-03-11T14:05:12+11:00', TIME],
  ['["20131102T010628Z"]', '20131102T010628Z', TIME],
  ['["2025-03-11"]', '2025-03-11', STRING],
  ['["203.0.113.7"]', '203.0.113.7', ADDRESS],
  ['["2001:db8::1"]', '2001:db8::1', ADDRESS],
  ['["10.0.0.0/8"]', '10.0.0.0/8', ADDRESS],
  ['["::ffff:203.0.113.7"]', '::ffff:203.0.113.7', ADDRESS],
  ['["1.24.0"]', '1.24.0', STRING],
  ['["AWS Internal"]', 'AWS Internal', STRING],

  // the record as text
  ['{"CloudTrailEvent":"{\\"eventName\\":\\"GetUser\\"}"}', 'GetUser', EVENT],
  ['{"CloudTrailEvent":"{\\"errorCode\\":\\"AccessDenied\\"}"}', 'AccessDenied', ERROR_CODE],
  ['{"CloudTrailEvent":"{\\"bucketName\\":\\"b\\"}"}', 'bucketName', KEY],
  ['{"CloudTrailEvent":"{\\"eventTime\\":\\"b\\"}"}', 'eventTime', FIELD],
  ['{"CloudTrailEvent":"{\\"a\\":\\"****\\"}"}', '****', REDACTED],
  [
    '{"CloudTrailEvent":"{\\"a\\":\\"\\\\u003csensitiveDataRemoved\\\\u003e\\"}"}',
    '\\\\u003csensitiveDataRemoved\\\\u003e',
    REDACTED,
  ],
  ['{"CloudTrailEvent":"{\\"a\\":\\"x\\\\ty\\"}"}', '\\\\', ESCAPE],
  ['{"CloudTrailEvent":"{\\"a\\":1}","b":2}', 'b', KEY],
  ['{"message":"{\\"eventName\\":\\"GetUser\\"}"}', 'GetUser', EVENT],
  ['{"CloudTrailEvent":"{\\"a\\":\\"eventName\\"}"}', 'eventName', EMBEDDED],
  ['{"message":"plain words"}', 'plain words', STRING],

  // a table
  ['@timestamp,@message', '@timestamp,@message', 'string.unquoted.cell.cloudtrail'],
  ['2024-01-02 03:04:05.000,"{""a"":1}"', '2024-01-02 03:04:05.000,', 'string.unquoted.cell.cloudtrail'],
  ['1,"{""eventName"":""GetUser""}"', 'GetUser', EVENT],
  ['"[{""eventName"": ""GetUser""}]"', 'GetUser', EVENT],
  ['1,"{""errorCode"":""AccessDenied""}"', 'AccessDenied', ERROR_CODE],
  ['1,"{""eventTime"":""b""}"', 'eventTime', FIELD],
  ['1,"{""bucketName"":""b""}"', 'bucketName', KEY],
  ['1,"{""a"":""****""}"', '****', REDACTED],
  ['1,"{""a"":""b\\""eventName""}"', 'eventName', EMBEDDED],
  ['1,"{""a"":""""}","x"', 'x', STRING],

  // damage
  ['a, b\n{Records:[]}', 'Records', 'invalid.illegal.unquoted.cloudtrail'],
  ['{Records:[]}', 'Records', 'invalid.illegal.unquoted.cloudtrail'],
  ['{"a":"cut\n"eventName":"GetUser"}', 'GetUser', EVENT],
  ['}}]],"eventName":"GetUser"', 'GetUser', EVENT],
  ['\\"x\\"', 'x', STRING],
];

describe('syntaxes/cloudtrail.tmLanguage.json', function () {
  this.timeout(60_000);
  let tokenizer: Tokenizer;
  before(async () => {
    tokenizer = await createTokenizer();
  });

  for (const [text, wanted, scope] of cases) {
    it(`${JSON.stringify(text)}: ${wanted} is ${scope}`, () => {
      const token = tokenizer.tokenize(text).find((candidate) => candidate.text === wanted);
      assert.equal(token?.scopes.at(-1), scope);
    });
  }

  it('keeps every value inside a string scope, so that brackets in it pair with nothing', () => {
    const text =
      '{"a":"[","eventName":"{","x":"arn:aws:s3:::[b","CloudTrailEvent":"{\\"eventName\\":\\"[\\"}"}';
    const tokens = tokenizer.tokenize(text).filter(({ text: part }) => part.includes('[') || part === '{\\"');
    assert.deepEqual(
      tokens.map(({ scopes }) => scopes.some((scope) => /\bstring\b/.test(scope))),
      [true, true, true],
    );
  });

  it('covers every character of a line once', () => {
    const line = '{"Records":[{"eventName":"A","x":["arn:aws:iam::1:u","\\ud83d",{},[]]}]} trailing';
    assert.equal(
      tokenizer
        .tokenize(line)
        .map(({ text }) => text)
        .join(''),
      line,
    );
  });

  describe('on crafted lines', () => {
    const lines: Readonly<Record<string, (count: number) => string>> = {
      'quotes only': (count) => '"'.repeat(count),
      'escaped quotes in one record as text': (count) => `{"CloudTrailEvent":"${'\\"'.repeat(count)}"}`,
      'escaped quotes without an end': (count) => `{"a":"${'\\"'.repeat(count)}`,
      'backslashes only': (count) => `{"a":"${'\\'.repeat(count)}`,
      'open brackets': (count) => '[{'.repeat(count),
      'a long string': (count) => `{"a":"${'x'.repeat(count)}"}`,
      'a long key': (count) => `{"${'x'.repeat(count)}":1}`,
      'ARNs that do not end': (count) => '"arn:aws:'.repeat(count),
      'colons and digits': (count) => `["${'1:'.repeat(count)}"]`,
      'digits and dots': (count) => '1.'.repeat(count),
      'asterisks that are no mark': (count) => `["${'*'.repeat(count)}x"]`,
      'white space between key and colon': (count) => `{"eventName"${' '.repeat(count)}"x"}`,
      'many names': (count) => '"x":1,'.repeat(count),
      'many strings': (count) => '"x",'.repeat(count),
      'many names with escapes': (count) => '"\\n":1,'.repeat(count),
      'quotes in a cell': (count) => `1,"{""a${'"'.repeat(count)}`,
      'cells that do not end': (count) => '1,"{""a'.repeat(count),
      'what may be a row': (count) => 'a,'.repeat(count),
      'keys after keys': (count) => '"eventName":'.repeat(count),
    };
    for (const [name, build] of Object.entries(lines)) {
      it(`${name}: tokens grow no faster than the line, and 300,000 characters finish`, () => {
        const short = tokenizer.tokenize(build(500)).length;
        const long = tokenizer.tokenize(build(2_000)).length;
        assert.ok(
          long <= 4 * short + 8,
          `${String(short)} tokens, then ${String(long)} for four times the length`,
        );
        assert.ok(tokenizer.tokenize(build(Math.floor(300_000 / build(1).length))).length > 0);
      });
    }
  });
});
