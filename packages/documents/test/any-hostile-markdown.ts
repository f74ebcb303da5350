import fc from 'fast-check';

/** HTML that tries to run, or to reach the browser of a reader. */
const HTML = [
  '<script>fetch("https://evil.example")</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://evil.example/pixel.png">',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<svg/onload=alert(1)>',
  '<a href="jav&#x61;script:alert(1)">x</a>',
  '<style>@import url(https://evil.example)</style>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example">',
  '<div style="position:fixed;inset:0">',
  '<!-- comment',
  '<![CDATA[',
  '</div></td></table>',
  '<table><tr><td colspan="100000" onclick="x">',
  '<details open ontoggle=alert(1)>',
];
const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'javascript&colon;alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example/x',
  'https://good.example/a_b(c)',
  'https://xn--e1awd7f.example/\u202e',
  '',
];
/** How models begin and end answers, and what they leave between. */
const ANSWERS = [
  '```markdown\n',
  '\n```\n',
  'Sure! Here is your article:\n\n',
  '\n---\n',
  '# Title #\n',
  'Title\n===\n',
  '<think>hm</think>\n',
  '\\( x^2 \\) and $$x$$',
  ':::note\n',
  '[1][2]',
  '[^1]',
  '[^1]: note\n',
  '| A | B\n|---|:-:|\n| 1 |\n| 1 | 2 | 3 |\n',
  '- [ ] task\n  1) sub\n     * deep\n',
  '1. one\n1. one\n5. five\n',
  '    indented\n\tcode\n',
  '**Bold**text **not bold **',
  '***both*** __init__ snake_case_name',
  '~~~js\nopen',
  '> quote\nlazy\n>> deeper\n',
  '\u0000\ufeff\u2028\u2029\u0085\r\n\r',
  '\ud83d',
  '\udc00',
  '\u202e\u2066\u2069',
  '&#0;&#xD800;&#x110000;&nbsp;&notanentity;',
  'a\u0308👩‍👩‍👧‍👦🇩🇪',
  ':smile: @someone #123 user/repo@abc1234',
  'http://[::1]:80/ https://a.example/?q=1&amp;b=2.',
];

const piece = fc.oneof(
  fc.constantFrom(...HTML),
  fc.constantFrom(...ANSWERS),
  fc
    .tuple(fc.constantFrom('[', '!['), fc.constantFrom(...ADDRESSES))
    .map(([open, address]) => `${open}x](${address})`),
  fc.constantFrom(...ADDRESSES).map((address) => `<${address}>`),
  fc.constantFrom('\n', '\n\n', ' ', '  \n', '> ', '- ', '1. ', '    ', '# ', '|'),
  fc.nat(999).map((n) => ` said${n} `),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

/** Answers of models and pasted HTML, cut into pieces and put together in any order. */
export const anyHostileMarkdown = fc
  .array(piece, { minLength: 1, maxLength: 25 })
  .map((pieces) => pieces.join(''));
