import type { AssessedArticle } from '@headway/pipeline/article';
import { Code, Copy, Download, Eye, EyeOff, FileDown } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { copyText } from '@/components/copy-text.ts';
import { Menu, MenuItem, MenuLabel, MenuRule } from '@/components/overlays/menu.tsx';
import type { Noindex } from '@/features/projects/use-noindex.ts';
import { toHtmlDocument } from './to-html-document.ts';
import { toNoindexAction } from '@/features/projects/to-noindex-action.ts';
import { toOpenChecks } from './to-open-checks.ts';

interface ExportMenuProps {
  article: AssessedArticle;
  /** Reads the present text of the article as Markdown. */
  readMarkdown: () => string;
  noindex: Noindex;
}

const otherwise = 'Download the article instead.';

/** Copies or downloads the present article, as Markdown or HTML. */
export function ExportMenu({ article, readMarkdown, noindex }: ExportMenuProps) {
  async function readHtml(): Promise<string> {
    const { toHtml } = await import('@headway/pipeline/html');
    return toHtml(readMarkdown(), article.sources);
  }
  async function downloadHtml(): Promise<void> {
    download(
      `${article.slug}.html`,
      'text/html',
      toHtmlDocument({ ...article, html: await readHtml() }, { noindex: noindex.isSet }),
    );
  }
  const openChecks = toOpenChecks(article.checks);
  return (
    <Menu
      trigger={
        <Button size="small">
          <Download aria-hidden />
          <span className="max-sm:sr-only">Export</span>
        </Button>
      }
    >
      {openChecks !== null && (
        <MenuLabel>
          <span className="text-caution">{openChecks}</span>
        </MenuLabel>
      )}
      <MenuItem onSelect={() => void copyText(readMarkdown(), 'Copied as Markdown', otherwise)}>
        <Copy aria-hidden />
        Copy as Markdown
      </MenuItem>
      <MenuItem onSelect={() => void readHtml().then((html) => copyText(html, 'Copied as HTML', otherwise))}>
        <Code aria-hidden />
        Copy as HTML
      </MenuItem>
      <MenuRule />
      {noindex.set && (
        <MenuItem onSelect={() => void noindex.set?.(!noindex.isSet)}>
          {noindex.isSet ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
          {toNoindexAction(noindex.isSet)}
        </MenuItem>
      )}
      <MenuItem onSelect={() => download(`${article.slug}.md`, 'text/markdown', readMarkdown())}>
        <FileDown aria-hidden />
        Download Markdown
      </MenuItem>
      <MenuItem onSelect={() => void downloadHtml()}>
        <FileDown aria-hidden />
        Download HTML
      </MenuItem>
    </Menu>
  );
}

function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
