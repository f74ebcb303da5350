import { stem } from 'porter2';
import type { LanguageRules } from '../language.ts';

/**
 * English, American and British.
 *
 * @see https://snowballstem.org/algorithms/english/stemmer.html
 */
export const english: LanguageRules = {
  code: 'en',
  stem,
  ending: /'s?$/u,
  stopWords:
    `a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don don't down during each
    eg either else etc even ever every few for from further get gets getting give given go goes going had has hasn't
    have haven't having he her here hers him his how however i ie if in into is isn isn't it it's its itself just
    kind less let let's like likely made make makes many may me might more most much must my need needs neither no
    nor not now of off on once one only or other others our ours out over own per quite rather re really same see
    shall she should shouldn't since so some something such sure than that that's the their theirs them then there
    these they they're thing things this those though through thus to too toward under until up upon us use used
    uses using various very via want was wasn't way ways we well were weren't what when where whether which while
    who whole whom whose why will with within without won't would yes yet you you're your yours yourself`.split(
      /\s+/u,
    ),
};
