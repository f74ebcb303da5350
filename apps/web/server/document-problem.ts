import type { DocumentError } from '@headway/documents/protocol';
import { Problem } from './problem.ts';

/** What the API answers where something can't be done with a document. */
export function toDocumentProblem(error: DocumentError): Problem {
  const options = { cause: error };
  switch (error.code) {
    case 'document_not_found':
      return new Problem(
        'not_found',
        'There is no such content, or it belongs to a project that is not yours.',
        options,
      );
    case 'version_not_found':
      return new Problem('version_not_found', 'There is no such version of this article.', options);
    case 'role_too_low':
      return new Problem(
        'role_too_low',
        'This needs the role editor. Ask an owner of the project for it.',
        options,
      );
    case 'article_not_found':
      return new Problem(
        'no_article',
        'There is no article yet. It has versions once it is generated.',
        options,
      );
    case 'epoch_changed':
    // only pages say so of themselves, by what they read
    case 'page_outdated':
      return new Problem('document_restarted', 'The document has started over. Load it anew.', options);
    case 'update_too_large':
      return new Problem('update_too_large', error.message, options);
    case 'update_malformed':
      return new Problem('invalid_update', error.message, options);
    case 'version_unnamed':
      return new Problem('invalid_version_name', error.message, options);
  }
}
