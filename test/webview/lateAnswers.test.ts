import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { EventRef } from '../../src/core/grouping/sourceLog';
import type { ExplorerContent, ExplorerHostMethods } from '../../src/protocol/explorer';
import type { LogInput } from '../../src/protocol/engine';
import type { Handlers } from '../../src/protocol/rpc';
import { CancelledError } from '../../src/protocol/rpcError';
import { createLog, createRecord, toLog } from './support/logs';
import type { OpenedExplorer } from './support/openExplorerPage';
import { getFilter, getMatches, getRow, until, untilRead, useExplorer } from './support/useExplorer';

/** Answers that are held back until the test lets them go. */
class Held {
  private readonly waiting: (() => void)[] = [];

  get count(): number {
    return this.waiting.length;
  }

  hold(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  release(): void {
    for (const go of this.waiting.splice(0)) {
      go();
    }
  }
}

/** What the keyboard is at. */
async function getActive({ page }: OpenedExplorer): Promise<string | null> {
  const id = await page.locator('.tree').getAttribute('aria-activedescendant');
  return id === null ? null : page.locator(`#${id} .label`).textContent();
}

async function press({ page }: OpenedExplorer, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
  }
}

async function goTo(explorer: OpenedExplorer, label: string): Promise<void> {
  await press(explorer, 'Home');
  while ((await getActive(explorer)) !== label) {
    await press(explorer, 'ArrowDown');
  }
}

let records = 0;

/** A log with an event of each of these IAM users. */
function toUserLog(...users: readonly string[]): LogInput {
  return toLog(
    users.map((userName) => ({
      ...createRecord(records++),
      userIdentity: { type: 'IAMUser', userName, arn: `arn:aws:iam::111122223333:user/${userName}` },
    })),
    `file:///logs/${users.join('-')}.json`,
  );
}

describe('while logs are read', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  /** A page that shows a part of its log. `finish` ends reading, with the state that the tree had when it showed. */
  async function openPart(
    overrides: (
      getExplorer: () => OpenedExplorer,
    ) => Partial<Omit<Handlers<ExplorerHostMethods>, 'open'>> = () => ({}),
  ): Promise<{ readonly explorer: OpenedExplorer; readonly finish: () => void }> {
    const reading = new Held();
    const explorer: OpenedExplorer = await open(createLog(600), {
      overrides: {
        ...overrides(() => explorer),
        open: async (...[, { progress }]): Promise<ExplorerContent> => {
          const summary = await explorer.session.open([createLog(600)]);
          const { status } = explorer.session.tree;
          progress({
            source: 0,
            sources: 1,
            bytes: 1024,
            totalBytes: 1024,
            records: 600,
            names: ['test.json'],
            tree: { ...status, isPartial: true },
          });
          await reading.hold();
          return { summary, faultCount: 0, skippedCount: 0, names: ['test.json'], status };
        },
      },
    });
    await getRow(explorer, 'Assumed role').waitFor();
    await until(() => reading.count, 1);
    return {
      explorer,
      finish: () => {
        reading.release();
      },
    };
  }

  it('keeps a filter that was answered before the end of reading', async () => {
    const { explorer, finish } = await openPart();
    await explorer.page.locator('.filter-input').fill('alice');
    await until(() => getMatches(explorer), '20 of 600');
    finish();
    await untilRead(explorer);
    await until(() => getMatches(explorer), '20 of 600');
    assert.equal(await getFilter(explorer), 'alice');
    await until(() => explorer.page.locator('.row-identity .label').allTextContents(), ['alice']);
  });

  it('keeps a filter whose answer comes after it', async () => {
    const answers = new Held();
    const { explorer, finish } = await openPart((getExplorer) => ({
      setFilter: async ({ filter }) => {
        await answers.hold();
        const { tree } = getExplorer().session;
        tree.setFilter(filter);
        return tree.status;
      },
    }));
    await explorer.page.locator('.filter-input').fill('alice');
    await until(() => answers.count, 1);
    finish();
    await untilRead(explorer);
    assert.equal(await getFilter(explorer), 'alice');
    answers.release();
    await until(() => getMatches(explorer), '20 of 600');
    assert.equal(await getFilter(explorer), 'alice');
    await until(() => explorer.page.locator('.row-identity .label').allTextContents(), ['alice']);
  });

  it('asks once for rows of a state that is gone, and waits for the next one', async () => {
    let asked = 0;
    const { explorer, finish } = await openPart((getExplorer) => ({
      getRows: ({ from, count }) => {
        asked++;
        const { tree } = getExplorer().session;
        return { revision: tree.status.revision, rows: tree.getRows(from, count) };
      },
    }));
    const { page, session } = explorer;
    await page.getByRole('button', { name: 'Expand All' }).click();
    await getRow(explorer, 'session-0').first().waitFor();
    // The tree of a larger part, of which the page was not told.
    session.tree.setOrder('name');
    asked = 0;
    await page.locator('.tree').press('End');
    await until(() => asked > 0, true);
    await page.waitForTimeout(300);
    assert.ok(asked <= 4, `${String(asked)} questions`);
    finish();
    await untilRead(explorer);
    await until(() => page.locator('.row-event.is-active').count(), 1);
  });

  it('shows the last of several states that come at once', async () => {
    const reading = new Held();
    const explorer: OpenedExplorer = await open(toUserLog('alice'), {
      overrides: {
        open: async (...[, { progress }]): Promise<ExplorerContent> => {
          const { session } = explorer;
          let summary = await session.open([toUserLog('alice')]);
          const tell = (): void => {
            progress({
              source: 0,
              sources: 2,
              bytes: 1024,
              totalBytes: 2048,
              records: summary.records,
              names: ['a.json', 'b.json'],
              tree: { ...session.tree.status, isPartial: true },
            });
          };
          tell();
          summary = await session.add([toUserLog('bob')]);
          tell();
          await reading.hold();
          const { status } = session.tree;
          return { summary, faultCount: 0, skippedCount: 0, names: ['a.json', 'b.json'], status };
        },
      },
    });
    await getRow(explorer, 'IAM user').waitFor();
    await explorer.page.getByRole('button', { name: 'Expand All' }).click();
    await getRow(explorer, 'bob').waitFor();
    assert.equal(reading.count, 1);
    reading.release();
    await untilRead(explorer);
  });

  it('keeps what is being typed', async () => {
    const { explorer, finish } = await openPart();
    const { page } = explorer;
    // The pause in typing lasts as long as the test wants it to.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.locator('.filter-input').click();
    await page.keyboard.type('alic');
    await page.keyboard.press('ArrowLeft');
    finish();
    await untilRead(explorer);
    assert.equal(await getFilter(explorer), 'alic');
    await page.keyboard.press('End');
    await page.keyboard.type('e');
    await page.clock.resume();
    await until(() => getMatches(explorer), '20 of 600');
    assert.equal(await getFilter(explorer), 'alice');
  });

  it('keeps an order and a grouping that were chosen', async () => {
    const answers = new Held();
    const { explorer, finish } = await openPart((getExplorer) => ({
      setOrder: async ({ order }) => {
        await answers.hold();
        const { tree } = getExplorer().session;
        tree.setOrder(order);
        return tree.status;
      },
    }));
    const { page } = explorer;
    await page.locator('.level').first().click();
    await page.getByRole('menuitemradio', { name: 'Region', exact: true }).click();
    await getRow(explorer, 'us-east-1').waitFor();
    await page.locator('vscode-dropdown').click();
    await page.locator('vscode-option', { hasText: 'Earliest' }).click();
    await until(() => answers.count, 1);
    finish();
    await untilRead(explorer);
    answers.release();
    // By the number of events they are the other way round.
    await until(() => page.locator('.row-region .label').allTextContents(), ['us-east-1', 'eu-west-1']);
    assert.equal(
      await page.locator('.order').evaluate((choice) => (choice as HTMLSelectElement).value),
      'first',
    );
  });

  it('keeps what was set up while logs were added, also where adding them is given up', async () => {
    const adding = new Held();
    let isOpen = false;
    const log = createLog(600);
    const explorer: OpenedExplorer = await open(log, {
      added: [log],
      overrides: {
        open: async (): Promise<ExplorerContent> => {
          const { session } = explorer;
          if (isOpen) {
            await adding.hold();
            // The tree of before is back, as it was.
            session.tree.setFilter('');
            session.tree.setOrder('count');
            throw new CancelledError();
          }
          isOpen = true;
          const summary = await session.open([log]);
          const { status } = session.tree;
          return { summary, faultCount: 0, skippedCount: 0, names: ['test.json'], status };
        },
      },
    });
    const { page } = explorer;
    await untilRead(explorer);
    await page.getByRole('button', { name: 'Add Logs' }).click();
    await page.getByRole('menuitem', { name: 'Files…' }).click();
    await until(() => adding.count, 1);
    await page.locator('.filter-input').fill('type:AssumedRole');
    await until(() => getMatches(explorer), '240 of 600');
    await page.locator('vscode-dropdown').click();
    await page.locator('vscode-option', { hasText: 'Earliest' }).click();
    await until(() => explorer.session.tree.status.order, 'first');
    adding.release();
    await until(() => page.locator('.announcer').textContent(), 'Nothing was added');
    await until(() => explorer.session.tree.status.order, 'first');
    await until(() => getMatches(explorer), '240 of 600');
    assert.equal(await getFilter(explorer), 'type:AssumedRole');
  });

  it('keeps what the keyboard is at when logs come that stand before it', async () => {
    const reading = new Held();
    // By number: bob and alice at first, alice and bob in the end.
    const logs = [toUserLog('bob', 'bob', 'alice'), toUserLog('alice', 'alice', 'carol', 'carol')];
    const explorer: OpenedExplorer = await open(logs, {
      overrides: {
        open: async (...[, { progress }]): Promise<ExplorerContent> => {
          const { session } = explorer;
          await session.open(logs.slice(0, 1));
          const { status } = session.tree;
          const names = ['a.json', 'b.json'];
          progress({
            source: 1,
            sources: 2,
            bytes: 0,
            totalBytes: 1024,
            records: 3,
            names,
            tree: { ...status, isPartial: true },
          });
          await reading.hold();
          const summary = await session.open(logs);
          return { summary, faultCount: 0, skippedCount: 0, names, status: session.tree.status };
        },
      },
    });
    const { page } = explorer;
    const users = page.locator('.row-identity .label');
    await until(() => users.allTextContents(), ['bob', 'alice']);
    await page.locator('.tree').focus();
    await goTo(explorer, 'bob');
    reading.release();
    await untilRead(explorer);
    await until(() => users.allTextContents(), ['alice', 'bob', 'carol']);
    await until(() => getActive(explorer), 'bob');
  });

  it('keeps the event that was selected, and the place in the tree', async () => {
    const { explorer, finish } = await openPart();
    const { page } = explorer;
    await page.getByRole('button', { name: 'Expand All' }).click();
    await page.locator('.row-event').first().click();
    await until(() => explorer.calls.length, 1);
    const { source, record } = explorer.calls[0]?.params as EventRef;
    await page.locator('.tree').evaluate((tree) => {
      tree.scrollTop = 50 * 22;
    });
    finish();
    await untilRead(explorer);
    await until(async () => (await explorer.getState())?.selected, { source, record });
    assert.equal((await explorer.getState())?.topRow, 50);
  });
});

describe('keys while an answer is on its way', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  function order({ page }: OpenedExplorer, label: string): Promise<void> {
    return page
      .locator('vscode-dropdown')
      .click()
      .then(() => page.locator('vscode-option', { hasText: label }).click());
  }

  /** A page whose changes of the tree wait for the test. */
  async function openSlow(): Promise<{ readonly explorer: OpenedExplorer; readonly answers: Held }> {
    const answers = new Held();
    const change =
      <P>(act: (tree: OpenedExplorer['session']['tree'], params: P) => void) =>
      async (params: P) => {
        await answers.hold();
        const { tree } = explorer.session;
        act(tree, params);
        return tree.status;
      };
    const explorer: OpenedExplorer = await open(createLog(600), {
      overrides: {
        setAllExpanded: change((tree, { isExpanded }) => {
          tree.setAllExpanded(isExpanded);
        }),
        setOrder: change((tree, params) => {
          tree.setOrder(params.order);
        }),
        setFilter: change((tree, { filter }) => {
          tree.setFilter(filter);
        }),
        expandSiblings: change((tree, place) => {
          tree.expandSiblings(place);
        }),
      },
    });
    await getRow(explorer, 'Assumed role').waitFor();
    return { explorer, answers };
  }

  it('are kept by Expand All, which leaves the keyboard at its group', async () => {
    const { explorer, answers } = await openSlow();
    const { page } = explorer;
    await page.getByRole('button', { name: 'Expand All' }).click();
    await until(() => answers.count, 1);
    await page.locator('.tree').focus();
    await press(explorer, 'Home', 'ArrowDown', 'ArrowDown');
    const name = await getActive(explorer);
    assert.equal(name, 'Deploy');
    answers.release();
    await page.locator('.row-event').first().waitFor();
    await until(() => getActive(explorer), 'Deploy');
    await until(() => page.locator('.row.is-active').getAttribute('aria-expanded'), 'true');
    assert.ok(await page.locator('.row.is-active').isVisible());
  });

  it('are kept by Collapse All, which leaves it at the group around', async () => {
    const { explorer, answers } = await openSlow();
    const { page } = explorer;
    await page.locator('.tree').focus();
    await goTo(explorer, 'IAM user');
    await press(explorer, 'ArrowDown');
    await page.getByRole('button', { name: 'Collapse All' }).click();
    await until(() => answers.count, 1);
    await page.locator('.tree').focus();
    await press(explorer, 'ArrowDown');
    assert.equal(await page.locator('.row.is-active').getAttribute('aria-level'), '2');
    answers.release();
    await until(() => page.locator('.row').count(), 6);
    await until(() => getActive(explorer), 'IAM user');
  });

  it('are kept by an order', async () => {
    const { explorer, answers } = await openSlow();
    const { page } = explorer;
    await order(explorer, 'Name');
    await until(() => answers.count, 1);
    await page.locator('.tree').focus();
    await press(explorer, 'End', 'Home', 'ArrowDown', 'ArrowDown');
    assert.equal(await getActive(explorer), 'Deploy');
    answers.release();
    await until(() => page.locator('.row-type .label').nth(2).textContent(), 'IAM user');
    await until(() => getActive(explorer), 'Deploy');
  });

  it('are kept by a filter that leaves the group, and end at the top with one that does not', async () => {
    const { explorer, answers } = await openSlow();
    const { page } = explorer;
    const filter = async (text: string): Promise<void> => {
      await page.locator('.filter-input').fill(text);
      await until(() => answers.count, 1);
      await page.locator('.tree').focus();
    };
    await filter('type:IAMUser');
    const users = getRow(explorer, 'IAM user');
    await goTo(explorer, 'IAM user');
    await press(explorer, 'ArrowDown');
    const name = await getActive(explorer);
    answers.release();
    await until(() => getMatches(explorer), '80 of 600');
    await until(() => getActive(explorer), name);
    await filter('type:AssumedRole');
    answers.release();
    await until(() => users.count(), 0);
    await until(() => getActive(explorer), 'Assumed role');
  });

  it('are no keys only: a click is kept where its row or its value is replaced meanwhile', async () => {
    const { explorer, answers } = await openSlow();
    const { page } = explorer;
    const pressOn = async (target: Locator): Promise<void> => {
      const box = await target.boundingBox();
      assert.ok(box !== null);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
    };
    await order(explorer, 'Name');
    await until(() => answers.count, 1);
    await pressOn(getRow(explorer, 'AWS service'));
    answers.release();
    await until(() => explorer.session.tree.status.order, 'name');
    await page.mouse.up();
    await until(() => page.locator('.row-type .label').nth(2).textContent(), 'IAM user');
    await until(() => getRow(explorer, 'AWS service').getAttribute('aria-expanded'), 'false');
    await page.locator('.filter-input').fill('region:eu-west-1');
    await until(() => answers.count, 1);
    const value = page.locator('.facet[data-field="service"] .facet-value').first();
    const name = (await value.getAttribute('data-value')) ?? '';
    await pressOn(value);
    answers.release();
    await until(() => getMatches(explorer), '400 of 600');
    await page.mouse.up();
    await until(() => getFilter(explorer), `region:eu-west-1 service:${name}`);
    await until(() => answers.count, 1);
    answers.release();
    await until(() => page.locator('.facet-value.is-include').count(), 2);
  });

  it('are kept by *, which leaves the keyboard at its group', async () => {
    const { explorer, answers } = await openSlow();
    const { page } = explorer;
    await page.locator('.tree').focus();
    await press(explorer, 'Home', 'ArrowDown', 'ArrowDown');
    await until(() => getActive(explorer), 'Deploy');
    await press(explorer, '*');
    await until(() => answers.count, 1);
    answers.release();
    // Ahead of it are the sessions of Admin now.
    await getRow(explorer, 'session-0').first().waitFor();
    await until(() => getActive(explorer), 'Deploy');
    assert.equal(await page.locator('.row.is-active').getAttribute('aria-expanded'), 'true');
  });
});
