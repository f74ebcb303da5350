-- The policies of Supabase Realtime's private rooms. Realtime evaluates them when a person enters a room and when
-- that person's token is renewed.
--
-- `document:<content>:<key>` carries the updates of a document; only the database writes to it. In the room of the
-- same name with `:awareness` after it, people show each other their carets. People can therefore write nothing into
-- the room whose messages are applied to a document.
--
-- `project:<id>:collaborators` shows who is present, `project:<id>:comments` the changes of comments. Nobody
-- broadcasts in either.

create policy "members enter the rooms of their documents" on realtime.messages
for select to authenticated using (private.may_enter_document_room(realtime.topic()));

create policy "members show where they are in a document" on realtime.messages
for insert to authenticated
with check (
  extension = 'broadcast'
  and realtime.topic() like '%:awareness'
  and private.may_enter_document_room(realtime.topic())
);

create policy "members enter the rooms of their projects" on realtime.messages
for select to authenticated using (private.has_role(private.project_of_room(realtime.topic()), 'viewer'));

create policy "members say that they are there" on realtime.messages
for insert to authenticated
with check (
  extension = 'presence'
  and realtime.topic() like '%:collaborators'
  and private.has_role(private.project_of_room(realtime.topic()), 'viewer')
);
