import { createContext, useContext, type Context } from 'react';

/**
 * A context without a default, and the hook that reads it. The hook throws in a component that has no provider above it.
 *
 * @param provider The name of the component that provides the value, for the error message.
 */
export function createRequiredContext<T>(provider: string): [Context<T | null>, () => T] {
  const Required = createContext<T | null>(null);
  function useRequired(): T {
    const value = useContext(Required);
    if (value === null) throw new Error(`There is no ${provider} above this component.`);
    return value;
  }
  return [Required, useRequired];
}
