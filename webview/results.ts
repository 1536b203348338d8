import './styles/page.css';
import './styles/head.css';
import './styles/messages.css';
import './styles/timeline.css';
import './styles/json.css';
import './styles/overlays.css';
import './styles/results.css';
import type { ResultsHostMethods, ResultsPageMethods, SavedResults } from '../src/protocol/results';
import { connectHost } from './connectHost';
import { ResultsPage } from './results/resultsPage';

/** Entry of the results page. */
function run(root: HTMLElement): void {
  const host = connectHost<ResultsPageMethods, ResultsHostMethods, SavedResults>({
    setState: async (state) => {
      await page.show(state);
      return null;
    },
  });
  const page = new ResultsPage(host, root);
  void page.open();
}

const root = document.getElementById('root');
if (root !== null) {
  run(root);
}
