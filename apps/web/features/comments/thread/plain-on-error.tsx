import { Component, type ReactNode } from 'react';

interface PlainOnErrorProps {
  /** Shown when drawing the children fails. */
  plain: ReactNode;
  children: ReactNode;
}

/** Shows one comment as plain text when drawing it throws, so that the page survives. */
export class PlainOnError extends Component<PlainOnErrorProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.plain : this.props.children;
  }
}
