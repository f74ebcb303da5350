import { Problem, toProblemResponse } from './problem.ts';

/** The methods of routes. HEAD and OPTIONS are Next's. */
export const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;

export type Method = (typeof METHODS)[number];

/** Handlers for the methods that a route does not have: by itself Next refuses them without a problem document. */
export function refuseOtherMethods(...allowed: Method[]): Record<Method, () => Response> {
  const allow = [...allowed.flatMap((one) => (one === 'GET' ? [one, 'HEAD'] : [one])), 'OPTIONS'].join(', ');
  const refuse = () =>
    toProblemResponse(
      new Problem('method_not_allowed', { detail: `This address takes ${allow}.`, headers: { allow } }),
    );
  return { DELETE: refuse, GET: refuse, PATCH: refuse, POST: refuse, PUT: refuse };
}
