import './styles/page.css';
import './styles/head.css';
import './styles/filter.css';
import './styles/timeline.css';
import './styles/facets.css';
import './styles/tree.css';
import './styles/messages.css';
import './styles/details.css';
import './styles/json.css';
import './styles/stories.css';
import './styles/compare.css';
import './styles/overlays.css';
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
    extend: async () => {
      await page.extend();
      return null;
    },
    getMarks: () => page.marks,
  });
  const page = new ExplorerPage(host, root);
  void page.open();
}

const root = document.getElementById('root');
if (root !== null) {
  run(root);
}
