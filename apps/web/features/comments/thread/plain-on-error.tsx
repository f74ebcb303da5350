'use client';

import { Component, type ReactNode } from 'react';

interface PlainOnErrorProps {
  /** What is shown instead of what can't be drawn. */
  plain: ReactNode;
  children: ReactNode;
}

/** Keeps what goes wrong in one comment from taking the page with it. */
export class PlainOnError extends Component<PlainOnErrorProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.plain : this.props.children;
  }
}
