import type { Result } from '@headway/database/result';
import type { DocumentErrorCode } from '@headway/documents/protocol';
import { Problem } from './problem.ts';

/** The value of a verb of documents. @throws Problem if the verb refused */
export function requireAccepted<Value>(result: Result<Value, DocumentErrorCode>): Value {
  if (result.ok) return result.value;
  throw toDocumentProblem(result.code);
}

function toDocumentProblem(code: DocumentErrorCode): Problem {
  switch (code) {
    case 'document_not_found':
      return new Problem(
        'not_found',
        'There is no such content, or it belongs to a project that is not yours.',
      );
    case 'version_not_found':
      return new Problem('version_not_found', 'There is no such version of this article.');
    case 'role_too_low':
      return new Problem('role_too_low', 'This needs the role editor. Ask an owner of the project for it.');
    case 'article_not_found':
      return new Problem('no_article', 'There is no article yet. It has versions once it is generated.');
    case 'epoch_changed':
    // only pages find this out, when they read
    case 'page_outdated':
      return new Problem('document_restarted', 'The document has started over. Load it anew.');
    case 'update_too_large':
      return new Problem('update_too_large', 'Too much has changed since to be restored in one edit.');
    case 'update_malformed':
      return new Problem('invalid_update', 'This is not an update of Yjs.');
    case 'version_unnamed':
      return new Problem(
        'invalid_version_name',
        'A version needs a name of 1 to 120 characters, none of them a control character or a mark of direction.',
      );
  }
}
