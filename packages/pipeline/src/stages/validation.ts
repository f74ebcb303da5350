import { toPassedChecks } from './to-passed-checks.ts';
import { checkDefinitions } from '../validation/examine.ts';
import { validate } from '../validation/validate.ts';
import { defineStage, requireOutput } from './define-stage.ts';

/** Checks the draft, and reports the result of each check. */
export const validation = defineStage('validation', {
  provider: () => 'checks',
  async run(request, outputs, { signal, report }) {
    const { draft } = requireOutput(outputs, 'content-generation');
    const { pages } = requireOutput(outputs, 'competitor-scraping');
    const analysis = requireOutput(outputs, 'seo-analysis');
    const total = checkDefinitions.length;
    report({ fraction: 0, detail: `0 of ${total} checks` });
    const { checks, score } = await validate({ request, draft, analysis, pages }, signal, (check, done) => {
      const finding = check.level === 'pass' ? '' : `: ${check.label.toLowerCase()}, ${check.detail}`;
      report({ fraction: done / total, detail: `${done} of ${total} checks${finding}` });
    });
    report({ fraction: 1, detail: toPassedChecks(checks) });
    return { checks, score };
  },
});
