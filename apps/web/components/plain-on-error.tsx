import { Component, type ReactNode } from 'react';

interface PlainOnErrorProps {
  /** Shown when drawing the children fails. */
  plain: ReactNode;
  children: ReactNode;
}

/** Shows a text as it was typed when drawing its Markdown throws, so that the page survives. */
export class PlainOnError extends Component<PlainOnErrorProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.plain : this.props.children;
  }
}
