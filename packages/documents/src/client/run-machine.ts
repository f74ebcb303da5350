import { createSubscribers } from '@headway/ground';
import { stepMachine } from './machine/document-machine.ts';
import { FIRST_MACHINE } from './machine/machine-state.ts';
import type { Effect, Input, Moment } from './machine/machine-step.ts';

/** Runs a machine. Inputs that come while effects are performed wait for their turn. */
export function runMachine(toMoment: () => Moment, perform: (effect: Effect) => void) {
  const subscribers = createSubscribers();
  const inputs: Input[] = [];
  let machine = FIRST_MACHINE;
  const drain = () => {
    for (let input = inputs[0]; input !== undefined; input = inputs[0]) {
      const step = stepMachine(machine, input, toMoment());
      ({ machine } = step);
      for (const effect of step.effects) perform(effect);
      inputs.shift();
    }
  };
  return {
    /** Steps, performs the effects, and then calls the subscribers if the shown state has changed. */
    dispatch(input: Input) {
      inputs.push(input);
      if (inputs.length > 1) return;
      const { shown } = machine;
      try {
        drain();
      } finally {
        inputs.length = 0;
      }
      if (machine.shown !== shown) subscribers.notify();
    },
    getState: () => machine.shown,
    subscribe: subscribers.add,
  };
}
