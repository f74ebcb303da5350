import { Problem, toProblemResponse } from './problem.ts';

type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

/**
 * Handlers for the methods that a route does not have: by itself Next refuses them without a word. HEAD and OPTIONS are
 * Next's.
 *
 * @param allowed Those that the route has; it exports the others from here.
 */
export function refuseOtherMethods(...allowed: Method[]): Record<Method, () => Response> {
  const allow = [...allowed.flatMap((one) => (one === 'GET' ? [one, 'HEAD'] : [one])), 'OPTIONS'].join(', ');
  const refuse = () =>
    toProblemResponse(
      new Problem('method_not_allowed', `This address takes ${allow}.`, { headers: { allow } }),
    );
  return { DELETE: refuse, GET: refuse, PATCH: refuse, POST: refuse, PUT: refuse };
}
