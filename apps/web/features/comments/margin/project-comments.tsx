'use client';

import { useMay, useOpenProject } from '@/features/projects/open-project.ts';
import { useComments } from '../store/comments-provider.tsx';
import { Composer } from '../composer/composer.tsx';
import { ThreadList } from '../thread/thread-list.tsx';
import { useCommentTarget } from './use-comment-target.ts';

/** The comments on the project as a whole. */
export function ProjectComments() {
  const { projectId } = useOpenProject();
  const mayComment = useMay('commenter');
  const { comment } = useComments();
  const target = useCommentTarget();
  return (
    <div data-comments tabIndex={-1} className="border-t border-rule">
      <ThreadList target={target} emptyHint="No comments yet." />
      {mayComment && (
        <div className="mt-4">
          <Composer
            about={`project ${projectId}`}
            label="Comment on the project"
            placeholder="Write a comment, @ to mention"
            submitLabel="Comment"
            submit={comment}
          />
        </div>
      )}
    </div>
  );
}
