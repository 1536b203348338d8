import assert from 'node:assert/strict';
import { getLookUpWindow } from '../../../../src/core/trails/getLookUpWindow';
import { getRegions } from '../../../../src/core/trails/getRegions';
import type { LookUp } from '../../../../src/core/trails/lookUp';
import { getLookUpKeys, parseLookUp, toLookUpText } from '../../../../src/core/trails/lookUp';
import { toLookUpFileName } from '../../../../src/core/trails/toLookUpFileName';

const NOW = Date.UTC(2024, 10, 20, 9, 30);
const DAY = 86_400_000;
const BASE: LookUp = { region: 'eu-west-1', time: 'last 7 days', isInsight: false };

describe('a look-up', () => {
  it('has eight attributes, and three for Insights events', () => {
    assert.equal(getLookUpKeys(false).length, 8);
    assert.deepEqual([...getLookUpKeys(true)].sort(), ['EventId', 'EventName', 'EventSource']);
  });

  it('is told in words', () => {
    const attribute = { key: 'EventName', value: 'ConsoleLogin' } as const;
    assert.equal(toLookUpText(BASE), 'All events, last 7 days');
    assert.equal(toLookUpText({ ...BASE, time: 'last 1 hour' }), 'All events, last hour');
    assert.equal(toLookUpText({ ...BASE, time: 'last 14 days' }), 'All events, last 14 days');
    assert.equal(toLookUpText({ ...BASE, attribute }), 'EventName ConsoleLogin, last 7 days');
    assert.equal(toLookUpText({ ...BASE, isInsight: true }), 'Insights events, last 7 days');
    assert.equal(
      toLookUpText({ ...BASE, isInsight: true, attribute }),
      'Insights EventName ConsoleLogin, last 7 days',
    );
  });

  describe('is read', () => {
    it('as it was stored', () => {
      const full: LookUp = { ...BASE, attribute: { key: 'Username', value: 'alice' } };
      assert.deepEqual(parseLookUp(JSON.parse(JSON.stringify(full))), full);
      assert.deepEqual(parseLookUp({ region: ' eu-west-1 ', time: 'last 7 days' }), BASE);
    });

    const refused: readonly (readonly [string, unknown])[] = [
      ['nothing', undefined],
      ['a text', 'eu-west-1'],
      ['null', null],
      ['no region', { time: 'last 7 days' }],
      ['a host for a region', { ...BASE, region: 'evil.example.com/x' }],
      ['no time', { region: 'eu-west-1' }],
      ['an endless time', { ...BASE, time: '1'.repeat(200) }],
      ['an unknown attribute', { ...BASE, attribute: { key: 'SourceIp', value: '1' } }],
      ['an attribute of the prototype', { ...BASE, attribute: { key: 'constructor', value: '1' } }],
      ['an attribute without a value', { ...BASE, attribute: { key: 'EventName', value: ' ' } }],
      [
        'an attribute that Insights events lack',
        { ...BASE, isInsight: true, attribute: { key: 'Username', value: 'a' } },
      ],
    ];
    for (const [title, value] of refused) {
      it(`but not from ${title}`, () => {
        assert.equal(parseLookUp(value), undefined);
      });
    }
  });

  describe('is about a time', () => {
    it('that Event history has', () => {
      assert.deepEqual(getLookUpWindow('last 7 days', NOW), {
        from: NOW - 7 * DAY,
        to: NOW,
        isShortened: false,
      });
    });

    it('that is cut to 90 days, five minutes less than asked', () => {
      const oldest = NOW - 90 * DAY + 300_000;
      assert.deepEqual(getLookUpWindow('last 90 days', NOW), { from: oldest, to: NOW, isShortened: false });
      assert.deepEqual(getLookUpWindow('2024-01-01 to 2024-11-19', NOW), {
        from: oldest,
        to: Date.UTC(2024, 10, 20),
        isShortened: true,
      });
    });

    it('that is too old, or none', () => {
      assert.equal(getLookUpWindow('2024-01-01', NOW), 'too old');
      assert.equal(getLookUpWindow('yesterday evening', NOW), undefined);
    });
  });

  describe('names its file', () => {
    it('after the region, the moment and the attribute', () => {
      assert.equal(toLookUpFileName(BASE, NOW), 'Event history eu-west-1 2024-11-20T09-30-00.000Z');
      assert.equal(
        toLookUpFileName(
          { ...BASE, isInsight: true, attribute: { key: 'EventSource', value: 'iam.amazonaws.com' } },
          NOW,
        ),
        'Event history eu-west-1 2024-11-20T09-30-00.000Z Insights EventSource iam.amazonaws.com',
      );
    });

    it('without what a file system reads as a path', () => {
      const value = `../../x\\y:z*${'a'.repeat(500)}`;
      const name = toLookUpFileName({ ...BASE, attribute: { key: 'Username', value } }, NOW);
      assert.match(name, /^[^/\\:*]{1,150}$/);
    });
  });
});

describe('regions', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['eu-central-1', 'us-east-1', 'cn-north-1'],
    ['cn-north-1', 'cn-northwest-1', 'us-east-1'],
    ['us-gov-west-1', 'us-gov-east-1', 'us-west-1'],
    ['eusc-de-east-1', 'eusc-de-east-1', 'us-iso-east-1'],
    ['us-iso-east-1', 'us-iso-west-1', 'us-isob-east-1'],
    ['us-isob-east-1', 'us-isob-west-1', 'us-iso-east-1'],
  ];
  for (const [region, inside, outside] of cases) {
    it(`of the partition of ${region}`, () => {
      const regions = getRegions(region);
      assert.ok(regions.includes(region) && regions.includes(inside) && !regions.includes(outside));
    });
  }

  it('hold the given one also where it is new', () => {
    const regions = getRegions('xx-central-9');
    assert.ok(regions.includes('xx-central-9') && regions.includes('us-east-1'));
    assert.deepEqual(regions, [...regions].sort());
    assert.equal(new Set(regions).size, regions.length);
  });
});
