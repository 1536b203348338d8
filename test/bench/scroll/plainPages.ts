/** Pages to compare with: they show rows that look like ours and have no code of their own. */

/** Rows of the page that has all of them in its document. */
export const STATIC_ROWS = 20_000;

const STYLE = `<style>
  body { margin: 0; font: 13px sans-serif; color: #ccc; background: #1f1f1f; }
  .list { height: 560px; overflow: hidden scroll; position: relative; }
  .row { display: grid; grid-template-columns: 1fr 150px; height: 22px; line-height: 22px; white-space: nowrap; overflow: hidden; content-visibility: auto; contain-intrinsic-size: auto 22px; }
</style>`;

/** Nothing but something to scroll: what the browser can do on this machine. */
export function toEmptyPage(rows: number): string {
  return `<!DOCTYPE html>${STYLE}<div class="list"><div style="height: ${String(rows * 22)}px"></div></div>`;
}

/** A list of rows that are all in the document; the browser leaves out what is not in view. */
export function toStaticPage(texts: readonly (readonly [name: string, time: string])[]): string {
  const rows = texts.map(
    ([name, time]) =>
      `<div class="row"><span>${escapeHtml(name)}</span><span>${escapeHtml(time)}</span></div>`,
  );
  return `<!DOCTYPE html>${STYLE}<div class="list">${rows.join('')}</div>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
