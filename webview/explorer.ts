import './explorer.css';
import { ExplorerPage } from './explorerPage';
import { createHost } from './host';

/** Entry of the page. */
function run(root: HTMLElement): void {
  const host = createHost({
    select: async (ref) => {
      await page.select(ref);
      return null;
    },
    reload: async () => {
      await page.reload();
      return null;
    },
  });
  const page = new ExplorerPage(host, root);
  void page.open();
}

const root = document.getElementById('root');
if (root !== null) {
  run(root);
}
