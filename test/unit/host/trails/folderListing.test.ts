import assert from 'node:assert/strict';
import type { ListPage, ObjectStore } from '../../../../src/aws/s3/objectStore';
import { FolderListing } from '../../../../src/host/trails/folderListing';

/** Answers with one object a page, named by the page. */
function createStore(pages: number): { readonly store: ObjectStore; readonly asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = [];
  const refuse = (): never => {
    throw new Error('Only listings are asked for.');
  };
  const list = ({ next }: { readonly next?: string }): Promise<ListPage> => {
    asked.push(next);
    const page = Number(next ?? '1');
    return new Promise((resolve) => {
      setImmediate(() => {
        resolve({
          folders: [],
          objects: [{ key: `logs/${String(page)}.json`, size: 1, etag: 'e' }],
          ...(page < pages ? { next: String(page + 1) } : {}),
        });
      });
    });
  };
  return { store: { list, find: refuse, read: refuse, readWhole: refuse, dispose: () => undefined }, asked };
}

describe('FolderListing', () => {
  const trail = { name: 'own', bucket: 'example', prefix: 'logs/' };

  it('brings a page once for two who ask for it at the same time', async () => {
    const { store, asked } = createStore(3);
    const listing = new FolderListing({ kind: 'trail', trail }, () => Promise.resolve(store));
    await listing.load();
    await Promise.all([listing.load(), listing.load()]);
    assert.deepEqual(
      listing.rows.map(({ place }) => place.key),
      ['logs/1.json', 'logs/2.json'],
    );
    assert.equal(listing.goesOn, true);
    await listing.load();
    assert.deepEqual(asked, [undefined, '2', '3']);
    assert.equal(listing.goesOn, false);
  });
});
