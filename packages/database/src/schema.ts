/* Generated from supabase/schemas by "npm run schema": edit the files there, not this one. */

export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  events: {
    Tables: {
      epoch: {
        Row: {
          epoch: string
          only_row: boolean
        }
        Insert: {
          epoch?: string
          only_row?: boolean
        }
        Update: {
          epoch?: string
          only_row?: boolean
        }
        Relationships: []
      }
      events: {
        Row: {
          bytes: number
          created_at: string
          data: NonNullable<Json>
          seq: number
          topic: string
          traceparent: string | null
          transient: boolean
          type: string
        }
        Insert: {
          bytes?: never
          created_at?: string
          data: NonNullable<Json>
          seq: number
          topic: string
          traceparent?: string | null
          transient?: boolean
          type: string
        }
        Update: {
          bytes?: never
          created_at?: string
          data?: NonNullable<Json>
          seq?: number
          topic?: string
          traceparent?: string | null
          transient?: boolean
          type?: string
        }
        Relationships: [
          {
            foreignKeyName: "events_topic_fkey"
            columns: ["topic"]
            referencedRelation: "topics"
            referencedColumns: ["topic"]
          },
        ]
      }
      topics: {
        Row: {
          floor: number
          head: number
          topic: string
        }
        Insert: {
          floor?: number
          head?: number
          topic: string
        }
        Update: {
          floor?: number
          head?: number
          topic?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      append: {
        Args: { data?: Json; topic: string; transient?: boolean; type: string }
        Returns: number
      }
      append_batch: { Args: { batch: Json; topic: string }; Returns: number }
      can_read_content: { Args: { entity: string }; Returns: boolean }
      can_read_project: { Args: { entity: string }; Returns: boolean }
      can_read_system: { Args: { entity: string }; Returns: boolean }
      can_read_topic: { Args: { topic: string }; Returns: boolean }
      can_read_topics: { Args: { checks: Json }; Returns: boolean[] }
      can_read_user: { Args: { entity: string }; Returns: boolean }
      prune: { Args: { topic: string }; Returns: number }
      renew_epoch: { Args: Record<PropertyKey, never>; Returns: string }
      snapshot: { Args: { topic: string }; Returns: Json }
      snapshot_content: { Args: { entity: string }; Returns: Json }
      snapshot_system: { Args: { entity: string }; Returns: Json }
      snapshot_user: { Args: { entity: string }; Returns: Json }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
  monitoring: {
    Tables: {
      alerts: {
        Row: {
          acknowledged_at: string | null
          acknowledged_by: string | null
          count: number
          detail: string
          fingerprint: string
          first_at: string
          id: string
          kind: string
          last_at: string
          resolved_at: string | null
          resolved_by: string | null
          severity: Database["monitoring"]["Enums"]["alerts_severity"]
          title: string
          to_alert_json: Json | null
        }
        Insert: {
          acknowledged_at?: string | null
          acknowledged_by?: string | null
          count?: number
          detail?: string
          fingerprint: string
          first_at?: string
          id?: string
          kind: string
          last_at?: string
          resolved_at?: string | null
          resolved_by?: string | null
          severity: Database["monitoring"]["Enums"]["alerts_severity"]
          title: string
        }
        Update: {
          acknowledged_at?: string | null
          acknowledged_by?: string | null
          count?: number
          detail?: string
          fingerprint?: string
          first_at?: string
          id?: string
          kind?: string
          last_at?: string
          resolved_at?: string | null
          resolved_by?: string | null
          severity?: Database["monitoring"]["Enums"]["alerts_severity"]
          title?: string
        }
        Relationships: []
      }
      instances: {
        Row: {
          instance: string
          process: string
          sample: NonNullable<Json>
          seen_at: string
          started_at: string
          stopped_at: string | null
        }
        Insert: {
          instance: string
          process: string
          sample: NonNullable<Json>
          seen_at?: string
          started_at: string
          stopped_at?: string | null
        }
        Update: {
          instance?: string
          process?: string
          sample?: NonNullable<Json>
          seen_at?: string
          started_at?: string
          stopped_at?: string | null
        }
        Relationships: []
      }
      samples: {
        Row: {
          at: string
          instance: string
          sample: NonNullable<Json>
        }
        Insert: {
          at?: string
          instance: string
          sample: NonNullable<Json>
        }
        Update: {
          at?: string
          instance?: string
          sample?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: "samples_instance_fkey"
            columns: ["instance"]
            referencedRelation: "instances"
            referencedColumns: ["instance"]
          },
        ]
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      change_alert: {
        Args: { alert: string; change: string }
        Returns: boolean
      }
      queue: {
        Args: Record<PropertyKey, never>
        Returns: Record<string, unknown>
      }
      raise_alert: {
        Args: {
          detail: string
          fingerprint: string
          kind: string
          occurrences?: number
          severity: string
          title: string
        }
        Returns: undefined
      }
      record_findings: { Args: { findings: Json }; Returns: boolean }
      record_outage: {
        Args: { process: string; reason: string; seconds: number }
        Returns: undefined
      }
      reopen: { Args: { findings: Json }; Returns: undefined }
      report: {
        Args: {
          errors?: Json
          instance: string
          process: string
          sample: Json
          started_at: string
        }
        Returns: undefined
      }
      snapshot: { Args: Record<PropertyKey, never>; Returns: Json }
      stop: { Args: { instance: string }; Returns: undefined }
      to_alert_json: {
        Args: { alert: Database["monitoring"]["Tables"]["alerts"]["Row"] }
        Returns: Json
      }
      to_outage_title: {
        Args: { began_at: string; ended_at: string }
        Returns: string
      }
      view: { Args: Record<PropertyKey, never>; Returns: Json }
    }
    Enums: {
      alerts_severity: "warning" | "critical"
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
  private: {
    Tables: {
      charged_errors: {
        Row: {
          code: string
        }
        Insert: {
          code: string
        }
        Update: {
          code?: string
        }
        Relationships: []
      }
      checkouts: {
        Row: {
          opened_at: string
          payer_email: string | null
          plan_id: string
          project_id: string
          round: string
          session_id: string | null
        }
        Insert: {
          opened_at?: string
          payer_email?: string | null
          plan_id: string
          project_id: string
          round?: string
          session_id?: string | null
        }
        Update: {
          opened_at?: string
          payer_email?: string | null
          plan_id?: string
          project_id?: string
          round?: string
          session_id?: string | null
        }
        Relationships: []
      }
      document_authorship: {
        Row: {
          client: number
          clock: number
          content_id: string
          length: number
          origin: Database["private"]["Enums"]["document_authorship_origin"]
          user_id: string | null
        }
        Insert: {
          client: number
          clock: number
          content_id: string
          length: number
          origin: Database["private"]["Enums"]["document_authorship_origin"]
          user_id?: string | null
        }
        Update: {
          client?: number
          clock?: number
          content_id?: string
          length?: number
          origin?: Database["private"]["Enums"]["document_authorship_origin"]
          user_id?: string | null
        }
        Relationships: []
      }
      document_quarantine: {
        Row: {
          appended_at: string
          content_id: string
          quarantined_at: string
          reason: string
          seq: number
          update: string
          user_id: string | null
        }
        Insert: {
          appended_at: string
          content_id: string
          quarantined_at?: string
          reason: string
          seq: number
          update: string
          user_id?: string | null
        }
        Update: {
          appended_at?: string
          content_id?: string
          quarantined_at?: string
          reason?: string
          seq?: number
          update?: string
          user_id?: string | null
        }
        Relationships: []
      }
      metered_stages: {
        Row: {
          has_total: boolean
          priced: Database["private"]["Enums"]["metered_stages_priced"] | null
          stage: string
        }
        Insert: {
          has_total?: boolean
          priced?: Database["private"]["Enums"]["metered_stages_priced"] | null
          stage: string
        }
        Update: {
          has_total?: boolean
          priced?: Database["private"]["Enums"]["metered_stages_priced"] | null
          stage?: string
        }
        Relationships: []
      }
      operators: {
        Row: {
          user_id: string
        }
        Insert: {
          user_id: string
        }
        Update: {
          user_id?: string
        }
        Relationships: []
      }
      provider_prices: {
        Row: {
          per_million_input_tokens: number
          per_million_output_tokens: number
          per_search: number
          provider: string
        }
        Insert: {
          per_million_input_tokens?: number
          per_million_output_tokens?: number
          per_search?: number
          provider: string
        }
        Update: {
          per_million_input_tokens?: number
          per_million_output_tokens?: number
          per_search?: number
          provider?: string
        }
        Relationships: []
      }
      room_keys: {
        Row: {
          key: string
          project_id: string
        }
        Insert: {
          key?: string
          project_id: string
        }
        Update: {
          key?: string
          project_id?: string
        }
        Relationships: []
      }
      sign_up: {
        Row: {
          only_row: boolean
          who: Database["private"]["Enums"]["sign_up_who"]
        }
        Insert: {
          only_row?: boolean
          who: Database["private"]["Enums"]["sign_up_who"]
        }
        Update: {
          only_row?: boolean
          who?: Database["private"]["Enums"]["sign_up_who"]
        }
        Relationships: []
      }
      stage_outputs: {
        Row: {
          generation_id: string
          output: NonNullable<Json>
          stage: string
        }
        Insert: {
          generation_id: string
          output: NonNullable<Json>
          stage: string
        }
        Update: {
          generation_id?: string
          output?: NonNullable<Json>
          stage?: string
        }
        Relationships: []
      }
      stripe_events: {
        Row: {
          created: string
          id: string
          received_at: string
          type: string
        }
        Insert: {
          created: string
          id: string
          received_at?: string
          type: string
        }
        Update: {
          created?: string
          id?: string
          received_at?: string
          type?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      acting_person: { Args: Record<PropertyKey, never>; Returns: string }
      admit_generation: {
        Args: { project: string }
        Returns: Record<string, unknown>
      }
      append_for_person: {
        Args: { data: Json; person: string; type: string }
        Returns: undefined
      }
      append_update_as: {
        Args: {
          author: string
          bytes: string
          content_id: string
          epoch: string
        }
        Returns: number
      }
      change_queue: { Args: { project: string }; Returns: undefined }
      check_comment: {
        Args: { body: string; mentions: string[]; project: string }
        Returns: undefined
      }
      check_operator: { Args: Record<PropertyKey, never>; Returns: undefined }
      check_own_account: {
        Args: Record<PropertyKey, never>
        Returns: undefined
      }
      count_unread: { Args: { person: string }; Returns: number }
      default_email: { Args: { kind: string }; Returns: string }
      delete_old_activity: {
        Args: { before: string; most: number }
        Returns: number
      }
      delete_old_trash: { Args: { before: string }; Returns: number }
      generation_duration: {
        Args: Record<PropertyKey, never>
        Returns: Record<string, unknown>
      }
      grants_plan: { Args: { status: string }; Returns: boolean }
      has_begun_writing: { Args: { generation: string }; Returns: boolean }
      has_content_role: {
        Args: { content: string; minimum: string }
        Returns: boolean
      }
      has_role: { Args: { minimum: string; project: string }; Returns: boolean }
      hold_document_room: { Args: { content: string }; Returns: string }
      hold_generation: {
        Args: {
          attempt: number
          generation: string
          job: string
          queue: string
        }
        Returns: undefined
      }
      is_anchor: { Args: { anchor: Json }; Returns: boolean }
      is_disabled: { Args: { person: string }; Returns: boolean }
      is_name: { Args: { said: string }; Returns: boolean }
      is_operator: { Args: Record<PropertyKey, never>; Returns: boolean }
      is_visible: { Args: { said: string }; Returns: boolean }
      list_accounts: {
        Args: { search: string; skip: number; take: number }
        Returns: Json
      }
      list_announcements: { Args: Record<PropertyKey, never>; Returns: Json }
      lock_comment: {
        Args: { comment: string; minimum: string }
        Returns: Database["public"]["Tables"]["project_comments"]["Row"]
        SetofOptions: {
          from: "*"
          to: "project_comments"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      may_enter_document_room: { Args: { topic: string }; Returns: boolean }
      may_sign_up: { Args: { email: string }; Returns: boolean }
      meter_generation: {
        Args: {
          generation: Database["public"]["Tables"]["generations"]["Row"]
          given_back: boolean
          words: number
        }
        Returns: undefined
      }
      move_project_rooms: { Args: { project: string }; Returns: undefined }
      name_ids: { Args: { ids: string[] }; Returns: Json }
      notify: {
        Args: {
          content_id?: string
          data?: Json
          dedupe_key: string
          kind: string
          project_id?: string
          recipient: string
          thread_key: string
        }
        Returns: boolean
      }
      notify_members: {
        Args: {
          data?: Json
          dedupe_key: string
          kind: string
          minimum: string
          project: string
          thread_key: string
        }
        Returns: number
      }
      notify_of_batches: { Args: Record<PropertyKey, never>; Returns: number }
      open_article_link: { Args: { token: string }; Returns: string }
      own_inbox: { Args: Record<PropertyKey, never>; Returns: Json }
      own_projects: { Args: { minimum: string }; Returns: string[] }
      person_has_role: {
        Args: { minimum: string; person: string; project: string }
        Returns: boolean
      }
      plan_of: {
        Args: { project: string }
        Returns: Database["public"]["Tables"]["plans"]["Row"]
        SetofOptions: {
          from: "*"
          to: "plans"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      price_in_generation: {
        Args: { generation: string; priced: string }
        Returns: {
          per_million_input_tokens: number
          per_million_output_tokens: number
          per_search: number
          provider: string
        }
        SetofOptions: {
          from: "*"
          to: "provider_prices"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      project_of_room: { Args: { topic: string }; Returns: string }
      record_activity: {
        Args: {
          actor: string
          content?: string
          data?: Json
          kind: string
          member?: string
          project: string
          thread?: string
          version?: string
        }
        Returns: undefined
      }
      record_articles: {
        Args: {
          actor: string
          articles: Json
          data?: Json
          kind: string
          project: string
        }
        Returns: undefined
      }
      record_generation: {
        Args: {
          batch: Json
          generation: string
          new_draft: string
          new_state: Json
          seen: number
          trace: string
        }
        Returns: boolean
      }
      role_rank: { Args: { role: string }; Returns: number }
      shares_project_with: { Args: { other: string }; Returns: boolean }
      to_activity_title: {
        Args: { keyword: string; title: string }
        Returns: string
      }
      to_document_room: {
        Args: { content: string; key: string }
        Returns: string
      }
      to_inbox: { Args: { person: string }; Returns: Json }
      to_line: { Args: { said: string }; Returns: string }
      to_month: { Args: { moment: string }; Returns: string }
      to_notification: {
        Args: {
          notification: Database["public"]["Tables"]["notifications"]["Row"]
        }
        Returns: Json
      }
      usage_of_generation: {
        Args: { generation: string }
        Returns: Record<string, unknown>
      }
      withdraw_announcement: { Args: { announcement: string }; Returns: number }
      write_generation: {
        Args: {
          attempt: number
          batch: Json
          generation: string
          job: string
          new_draft: string
          new_state: Json
          queue: string
          seen: number
          trace: string
        }
        Returns: boolean
      }
      wrote_in_own_projects: { Args: { other: string }; Returns: boolean }
    }
    Enums: {
      document_authorship_origin: "written" | "generated" | "restored"
      metered_stages_priced: "search" | "text"
      sign_up_who: "anybody" | "invited" | "nobody"
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
  public: {
    Tables: {
      article_links: {
        Row: {
          content_id: string
          created_at: string
          created_by: string | null
          expires_at: string
          id: string
          last_opened_at: string | null
          opened_count: number
          token_hash: string
        }
        Insert: {
          content_id: string
          created_at?: string
          created_by?: string | null
          expires_at: string
          id?: string
          last_opened_at?: string | null
          opened_count?: number
          token_hash: string
        }
        Update: {
          content_id?: string
          created_at?: string
          created_by?: string | null
          expires_at?: string
          id?: string
          last_opened_at?: string | null
          opened_count?: number
          token_hash?: string
        }
        Relationships: [
          {
            foreignKeyName: "article_links_content_id_fkey"
            columns: ["content_id"]
            referencedRelation: "contents"
            referencedColumns: ["id"]
          },
        ]
      }
      comment_reads: {
        Row: {
          position: number
          project_id: string
          thread_id: string
          user_id: string
        }
        Insert: {
          position: number
          project_id: string
          thread_id: string
          user_id: string
        }
        Update: {
          position?: number
          project_id?: string
          thread_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "comment_reads_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "comment_reads_thread_id_fkey"
            columns: ["thread_id"]
            referencedRelation: "project_comments"
            referencedColumns: ["id"]
          },
        ]
      }
      contents: {
        Row: {
          article: Json | null
          completed_at: string | null
          created_at: string
          created_by: string | null
          id: string
          keyword: string
          locale: string
          noindex: boolean
          project_id: string
          score: number | null
          shelf: Database["public"]["Enums"]["contents_shelf"]
          shelved_at: string
          status: Database["public"]["Enums"]["contents_status"]
          title: string | null
          updated_at: string
          wanted_title: string | null
          words: number | null
        }
        Insert: {
          article?: Json | null
          completed_at?: string | null
          created_at?: string
          created_by?: string | null
          id?: string
          keyword: string
          locale?: string
          noindex?: boolean
          project_id: string
          score?: number | null
          shelf?: Database["public"]["Enums"]["contents_shelf"]
          shelved_at?: string
          status?: Database["public"]["Enums"]["contents_status"]
          title?: string | null
          updated_at?: string
          wanted_title?: string | null
          words?: number | null
        }
        Update: {
          article?: Json | null
          completed_at?: string | null
          created_at?: string
          created_by?: string | null
          id?: string
          keyword?: string
          locale?: string
          noindex?: boolean
          project_id?: string
          score?: number | null
          shelf?: Database["public"]["Enums"]["contents_shelf"]
          shelved_at?: string
          status?: Database["public"]["Enums"]["contents_status"]
          title?: string | null
          updated_at?: string
          wanted_title?: string | null
          words?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "contents_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      document_snapshots: {
        Row: {
          authors: string[]
          content_id: string
          created_at: string
          seq: number
          state: string
        }
        Insert: {
          authors?: string[]
          content_id: string
          created_at?: string
          seq: number
          state: string
        }
        Update: {
          authors?: string[]
          content_id?: string
          created_at?: string
          seq?: number
          state?: string
        }
        Relationships: [
          {
            foreignKeyName: "document_snapshots_content_id_fkey"
            columns: ["content_id"]
            referencedRelation: "documents"
            referencedColumns: ["content_id"]
          },
        ]
      }
      document_updates: {
        Row: {
          content_id: string
          created_at: string
          seq: number
          update: string
          user_id: string | null
        }
        Insert: {
          content_id: string
          created_at?: string
          seq: number
          update: string
          user_id?: string | null
        }
        Update: {
          content_id?: string
          created_at?: string
          seq?: number
          update?: string
          user_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "document_updates_content_id_fkey"
            columns: ["content_id"]
            referencedRelation: "documents"
            referencedColumns: ["content_id"]
          },
        ]
      }
      document_versions: {
        Row: {
          authors: string[]
          content_id: string
          created_at: string
          created_by: string | null
          id: string
          kind: Database["public"]["Enums"]["document_versions_kind"]
          name: string | null
          named_by: string | null
          restored_from: string | null
          seq: number
          state: string
          words: number | null
        }
        Insert: {
          authors?: string[]
          content_id: string
          created_at?: string
          created_by?: string | null
          id?: string
          kind?: Database["public"]["Enums"]["document_versions_kind"]
          name?: string | null
          named_by?: string | null
          restored_from?: string | null
          seq: number
          state: string
          words?: number | null
        }
        Update: {
          authors?: string[]
          content_id?: string
          created_at?: string
          created_by?: string | null
          id?: string
          kind?: Database["public"]["Enums"]["document_versions_kind"]
          name?: string | null
          named_by?: string | null
          restored_from?: string | null
          seq?: number
          state?: string
          words?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "document_versions_content_id_fkey"
            columns: ["content_id"]
            referencedRelation: "documents"
            referencedColumns: ["content_id"]
          },
          {
            foreignKeyName: "document_versions_restored_from_fkey"
            columns: ["restored_from"]
            referencedRelation: "document_versions"
            referencedColumns: ["id"]
          },
        ]
      }
      documents: {
        Row: {
          content_id: string
          created_at: string
          epoch: string
          seq: number
          updated_at: string
        }
        Insert: {
          content_id: string
          created_at?: string
          epoch?: string
          seq?: number
          updated_at?: string
        }
        Update: {
          content_id?: string
          created_at?: string
          epoch?: string
          seq?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "documents_content_id_fkey"
            columns: ["content_id"]
            referencedRelation: "contents"
            referencedColumns: ["id"]
          },
        ]
      }
      figure_answers: {
        Row: {
          answered_at: string
          answered_by: string | null
          content_id: string
          figure: string
          id: string
          sentence: string
        }
        Insert: {
          answered_at?: string
          answered_by?: string | null
          content_id: string
          figure: string
          id?: string
          sentence: string
        }
        Update: {
          answered_at?: string
          answered_by?: string | null
          content_id?: string
          figure?: string
          id?: string
          sentence?: string
        }
        Relationships: [
          {
            foreignKeyName: "figure_answers_content_id_fkey"
            columns: ["content_id"]
            referencedRelation: "contents"
            referencedColumns: ["id"]
          },
        ]
      }
      generation_queues: {
        Row: {
          halted_by: string | null
          paused: boolean
          project_id: string
          revision: number
        }
        Insert: {
          halted_by?: string | null
          paused?: boolean
          project_id: string
          revision?: number
        }
        Update: {
          halted_by?: string | null
          paused?: boolean
          project_id?: string
          revision?: number
        }
        Relationships: [
          {
            foreignKeyName: "generation_queues_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      generation_stages: {
        Row: {
          duration_ms: number | null
          finished_at: string | null
          generation_id: string
          position: number
          provider: string | null
          runs: number
          stage: string
          started_at: string
          status: Database["public"]["Enums"]["generation_stages_status"]
        }
        Insert: {
          duration_ms?: number | null
          finished_at?: string | null
          generation_id: string
          position: number
          provider?: string | null
          runs?: number
          stage: string
          started_at?: string
          status: Database["public"]["Enums"]["generation_stages_status"]
        }
        Update: {
          duration_ms?: number | null
          finished_at?: string | null
          generation_id?: string
          position?: number
          provider?: string | null
          runs?: number
          stage?: string
          started_at?: string
          status?: Database["public"]["Enums"]["generation_stages_status"]
        }
        Relationships: [
          {
            foreignKeyName: "generation_stages_generation_id_fkey"
            columns: ["generation_id"]
            referencedRelation: "generations"
            referencedColumns: ["id"]
          },
        ]
      }
      generations: {
        Row: {
          batch: string | null
          content_id: string
          created_at: string
          draft: string
          error_code: string | null
          finished_at: string | null
          id: string
          idempotency_key: string | null
          job_id: string
          project_id: string
          requested_by: string | null
          revision: number
          started_at: string | null
          state: NonNullable<Json>
          status: Database["public"]["Enums"]["generations_status"]
          told_in_batch: boolean
        }
        Insert: {
          batch?: string | null
          content_id: string
          created_at?: string
          draft?: string
          error_code?: string | null
          finished_at?: string | null
          id?: string
          idempotency_key?: string | null
          job_id: string
          project_id: string
          requested_by?: string | null
          revision?: number
          started_at?: string | null
          state: NonNullable<Json>
          status?: Database["public"]["Enums"]["generations_status"]
          told_in_batch?: boolean
        }
        Update: {
          batch?: string | null
          content_id?: string
          created_at?: string
          draft?: string
          error_code?: string | null
          finished_at?: string | null
          id?: string
          idempotency_key?: string | null
          job_id?: string
          project_id?: string
          requested_by?: string | null
          revision?: number
          started_at?: string | null
          state?: NonNullable<Json>
          status?: Database["public"]["Enums"]["generations_status"]
          told_in_batch?: boolean
        }
        Relationships: [
          {
            foreignKeyName: "generations_content_id_fkey"
            columns: ["content_id"]
            referencedRelation: "contents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "generations_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      invitations: {
        Row: {
          created_at: string
          email: string
          expires_at: string
          id: string
          invited_by: string | null
          mailed_at: string | null
          project_id: string
          role: Database["public"]["Enums"]["invitations_role"]
          token: string
        }
        Insert: {
          created_at?: string
          email: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          mailed_at?: string | null
          project_id: string
          role: Database["public"]["Enums"]["invitations_role"]
          token?: string
        }
        Update: {
          created_at?: string
          email?: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          mailed_at?: string | null
          project_id?: string
          role?: Database["public"]["Enums"]["invitations_role"]
          token?: string
        }
        Relationships: [
          {
            foreignKeyName: "invitations_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      muted_projects: {
        Row: {
          project_id: string
          user_id: string
        }
        Insert: {
          project_id: string
          user_id?: string
        }
        Update: {
          project_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "muted_projects_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      notification_preferences: {
        Row: {
          email: Database["public"]["Enums"]["notification_preferences_email"]
          in_app: boolean
          kind: string
          user_id: string
        }
        Insert: {
          email?: Database["public"]["Enums"]["notification_preferences_email"]
          in_app?: boolean
          kind: string
          user_id: string
        }
        Update: {
          email?: Database["public"]["Enums"]["notification_preferences_email"]
          in_app?: boolean
          kind?: string
          user_id?: string
        }
        Relationships: []
      }
      notifications: {
        Row: {
          content_id: string | null
          created_at: string
          data: NonNullable<Json>
          dedupe_key: string
          deleted_at: string | null
          email: Database["public"]["Enums"]["notifications_email"]
          id: string
          in_app: boolean
          kind: string
          mailed_at: string | null
          project_id: string | null
          read_at: string | null
          thread_key: string
          user_id: string
        }
        Insert: {
          content_id?: string | null
          created_at?: string
          data?: NonNullable<Json>
          dedupe_key: string
          deleted_at?: string | null
          email: Database["public"]["Enums"]["notifications_email"]
          id?: string
          in_app: boolean
          kind: string
          mailed_at?: string | null
          project_id?: string | null
          read_at?: string | null
          thread_key: string
          user_id: string
        }
        Update: {
          content_id?: string | null
          created_at?: string
          data?: NonNullable<Json>
          dedupe_key?: string
          deleted_at?: string | null
          email?: Database["public"]["Enums"]["notifications_email"]
          id?: string
          in_app?: boolean
          kind?: string
          mailed_at?: string | null
          project_id?: string | null
          read_at?: string | null
          thread_key?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "notifications_content_id_fkey"
            columns: ["content_id"]
            referencedRelation: "contents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "notifications_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      plans: {
        Row: {
          generations_per_month: number | null
          id: string
          name: string
          rank: number
          stripe_lookup_key: string | null
        }
        Insert: {
          generations_per_month?: number | null
          id: string
          name: string
          rank: number
          stripe_lookup_key?: string | null
        }
        Update: {
          generations_per_month?: number | null
          id?: string
          name?: string
          rank?: number
          stripe_lookup_key?: string | null
        }
        Relationships: []
      }
      profiles: {
        Row: {
          created_at: string
          display_name: string
          id: string
        }
        Insert: {
          created_at?: string
          display_name: string
          id: string
        }
        Update: {
          created_at?: string
          display_name?: string
          id?: string
        }
        Relationships: []
      }
      project_activity: {
        Row: {
          actor_id: string | null
          at: string
          content_id: string | null
          data: NonNullable<Json>
          id: number
          kind: Database["public"]["Enums"]["project_activity_kind"]
          member_id: string | null
          project_id: string
          thread_id: string | null
          version_id: string | null
        }
        Insert: {
          actor_id?: string | null
          at?: string
          content_id?: string | null
          data?: NonNullable<Json>
          id?: never
          kind: Database["public"]["Enums"]["project_activity_kind"]
          member_id?: string | null
          project_id: string
          thread_id?: string | null
          version_id?: string | null
        }
        Update: {
          actor_id?: string | null
          at?: string
          content_id?: string | null
          data?: NonNullable<Json>
          id?: never
          kind?: Database["public"]["Enums"]["project_activity_kind"]
          member_id?: string | null
          project_id?: string
          thread_id?: string | null
          version_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "project_activity_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      project_comments: {
        Row: {
          anchor: Json | null
          author_id: string | null
          body: string
          content_id: string | null
          created_at: string
          deleted_at: string | null
          edited_at: string | null
          id: string
          mentions: string[]
          parent_id: string | null
          position: number
          project_id: string
          reactions: NonNullable<Json>
          resolved_at: string | null
          resolved_by: string | null
          thread_id: string
          version: number
        }
        Insert: {
          anchor?: Json | null
          author_id?: string | null
          body: string
          content_id?: string | null
          created_at?: string
          deleted_at?: string | null
          edited_at?: string | null
          id?: string
          mentions?: string[]
          parent_id?: string | null
          position: number
          project_id: string
          reactions?: NonNullable<Json>
          resolved_at?: string | null
          resolved_by?: string | null
          thread_id: string
          version?: number
        }
        Update: {
          anchor?: Json | null
          author_id?: string | null
          body?: string
          content_id?: string | null
          created_at?: string
          deleted_at?: string | null
          edited_at?: string | null
          id?: string
          mentions?: string[]
          parent_id?: string | null
          position?: number
          project_id?: string
          reactions?: NonNullable<Json>
          resolved_at?: string | null
          resolved_by?: string | null
          thread_id?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "project_comments_content_id_fkey"
            columns: ["content_id"]
            referencedRelation: "contents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "project_comments_parent_id_fkey"
            columns: ["parent_id"]
            referencedRelation: "project_comments"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "project_comments_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "project_comments_thread_id_fkey"
            columns: ["thread_id"]
            referencedRelation: "project_comments"
            referencedColumns: ["id"]
          },
        ]
      }
      project_members: {
        Row: {
          created_at: string
          project_id: string
          role: Database["public"]["Enums"]["project_members_role"]
          user_id: string
        }
        Insert: {
          created_at?: string
          project_id: string
          role: Database["public"]["Enums"]["project_members_role"]
          user_id: string
        }
        Update: {
          created_at?: string
          project_id?: string
          role?: Database["public"]["Enums"]["project_members_role"]
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "project_members_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      projects: {
        Row: {
          created_at: string
          created_by: string | null
          id: string
          name: string
          sites: string[]
          trashed_at: string | null
        }
        Insert: {
          created_at?: string
          created_by?: string | null
          id?: string
          name: string
          sites?: string[]
          trashed_at?: string | null
        }
        Update: {
          created_at?: string
          created_by?: string | null
          id?: string
          name?: string
          sites?: string[]
          trashed_at?: string | null
        }
        Relationships: []
      }
      queued_keywords: {
        Row: {
          batch: string
          id: string
          keyword: string
          locale: string
          place: number
          project_id: string
          queued_at: string
          queued_by: string | null
          title: string | null
        }
        Insert: {
          batch: string
          id?: string
          keyword: string
          locale: string
          place: number
          project_id: string
          queued_at?: string
          queued_by?: string | null
          title?: string | null
        }
        Update: {
          batch?: string
          id?: string
          keyword?: string
          locale?: string
          place?: number
          project_id?: string
          queued_at?: string
          queued_by?: string | null
          title?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "queued_keywords_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "generation_queues"
            referencedColumns: ["project_id"]
          },
        ]
      }
      subscriptions: {
        Row: {
          amount: number | null
          cancel_at: string | null
          created_at: string
          currency: string | null
          current_period_end: string | null
          event_created: string
          event_id: string
          event_rank: number
          id: string
          payment_failed_at: string | null
          plan_id: string | null
          project_id: string | null
          status: string
          stripe_customer_id: string | null
          stripe_price_id: string | null
        }
        Insert: {
          amount?: number | null
          cancel_at?: string | null
          created_at?: string
          currency?: string | null
          current_period_end?: string | null
          event_created?: string
          event_id?: string
          event_rank?: number
          id: string
          payment_failed_at?: string | null
          plan_id?: string | null
          project_id?: string | null
          status: string
          stripe_customer_id?: string | null
          stripe_price_id?: string | null
        }
        Update: {
          amount?: number | null
          cancel_at?: string | null
          created_at?: string
          currency?: string | null
          current_period_end?: string | null
          event_created?: string
          event_id?: string
          event_rank?: number
          id?: string
          payment_failed_at?: string | null
          plan_id?: string | null
          project_id?: string | null
          status?: string
          stripe_customer_id?: string | null
          stripe_price_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "subscriptions_plan_id_fkey"
            columns: ["plan_id"]
            referencedRelation: "plans"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "subscriptions_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      usage: {
        Row: {
          cost_micros: number
          generations: number
          input_tokens: number
          month: string
          output_tokens: number
          project_id: string
          search_calls: number
          unpriced: number
          updated_at: string
          words: number
        }
        Insert: {
          cost_micros?: number
          generations?: number
          input_tokens?: number
          month: string
          output_tokens?: number
          project_id: string
          search_calls?: number
          unpriced?: number
          updated_at?: string
          words?: number
        }
        Update: {
          cost_micros?: number
          generations?: number
          input_tokens?: number
          month?: string
          output_tokens?: number
          project_id?: string
          search_calls?: number
          unpriced?: number
          updated_at?: string
          words?: number
        }
        Relationships: [
          {
            foreignKeyName: "usage_project_id_fkey"
            columns: ["project_id"]
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      accept_invitation: { Args: { token: string }; Returns: string }
      announce: {
        Args: { body: string; path?: string; title: string }
        Returns: number
      }
      append_update: {
        Args: { content_id: string; epoch: string; update: string }
        Returns: number
      }
      create_article_link: {
        Args: { content: string; days: number }
        Returns: string
      }
      create_project: {
        Args: { name: string }
        Returns: {
          created_at: string
          created_by: string | null
          id: string
          name: string
          sites: string[]
          trashed_at: string | null
        }
        SetofOptions: {
          from: "*"
          to: "projects"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      delete_comment: {
        Args: { comment: string }
        Returns: {
          anchor: Json | null
          author_id: string | null
          body: string
          content_id: string | null
          created_at: string
          deleted_at: string | null
          edited_at: string | null
          id: string
          mentions: string[]
          parent_id: string | null
          position: number
          project_id: string
          reactions: NonNullable<Json>
          resolved_at: string | null
          resolved_by: string | null
          thread_id: string
          version: number
        }
        SetofOptions: {
          from: "*"
          to: "project_comments"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      delete_notifications: {
        Args: { deleted: boolean; ids: string[] }
        Returns: string[]
      }
      delete_own_account: {
        Args: Record<PropertyKey, never>
        Returns: undefined
      }
      delete_project: { Args: { project: string }; Returns: undefined }
      disable_account: {
        Args: { disabled: boolean; person: string }
        Returns: undefined
      }
      edit_comment: {
        Args: { body: string; comment: string; mentions?: string[] }
        Returns: {
          anchor: Json | null
          author_id: string | null
          body: string
          content_id: string | null
          created_at: string
          deleted_at: string | null
          edited_at: string | null
          id: string
          mentions: string[]
          parent_id: string | null
          position: number
          project_id: string
          reactions: NonNullable<Json>
          resolved_at: string | null
          resolved_by: string | null
          thread_id: string
          version: number
        }
        SetofOptions: {
          from: "*"
          to: "project_comments"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      invite_member: {
        Args: { email: string; project: string; role: string }
        Returns: {
          created_at: string
          email: string
          expires_at: string
          id: string
          invited_by: string | null
          mailed_at: string | null
          project_id: string
          role: Database["public"]["Enums"]["invitations_role"]
          token: string
        }
        SetofOptions: {
          from: "*"
          to: "invitations"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      mark_notifications: {
        Args: { ids: string[]; read: boolean }
        Returns: string[]
      }
      mark_thread_read: {
        Args: { thread: string; up_to: number }
        Returns: undefined
      }
      move_contents: {
        Args: { contents: string[]; shelf: string }
        Returns: number
      }
      move_queued_keyword: {
        Args: { before: string; keyword: string; project: string }
        Returns: undefined
      }
      pause_queue: {
        Args: { paused: boolean; project: string }
        Returns: undefined
      }
      queue_keywords: {
        Args: { batch: string; entries: Json; project: string }
        Returns: number
      }
      react_to_comment: {
        Args: { comment: string; emoji: string; reacted: boolean }
        Returns: {
          anchor: Json | null
          author_id: string | null
          body: string
          content_id: string | null
          created_at: string
          deleted_at: string | null
          edited_at: string | null
          id: string
          mentions: string[]
          parent_id: string | null
          position: number
          project_id: string
          reactions: NonNullable<Json>
          resolved_at: string | null
          resolved_by: string | null
          thread_id: string
          version: number
        }
        SetofOptions: {
          from: "*"
          to: "project_comments"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      read_invitation: {
        Args: { token: string }
        Returns: {
          email: string
          invited_by: string
          is_expired: boolean
          project_name: string
          role: string
        }[]
      }
      read_trashed_projects: {
        Args: Record<PropertyKey, never>
        Returns: {
          id: string
          name: string
          trashed_at: string
        }[]
      }
      read_updates: {
        Args: { after?: number; content_id: string }
        Returns: Json
      }
      remove_queued_keywords: {
        Args: { keywords: string[]; project: string }
        Returns: number
      }
      resolve_thread: {
        Args: { resolved: boolean; thread: string }
        Returns: {
          anchor: Json | null
          author_id: string | null
          body: string
          content_id: string | null
          created_at: string
          deleted_at: string | null
          edited_at: string | null
          id: string
          mentions: string[]
          parent_id: string | null
          position: number
          project_id: string
          reactions: NonNullable<Json>
          resolved_at: string | null
          resolved_by: string | null
          thread_id: string
          version: number
        }
        SetofOptions: {
          from: "*"
          to: "project_comments"
          isOneToOne: true
          isSetofReturn: false
        }
      }
      review_keywords: {
        Args: { keywords: string[]; locales: string[]; project: string }
        Returns: Json
      }
      search_workspace: {
        Args: { most?: number; query: string }
        Returns: Json
      }
      set_sign_up: { Args: { who: string }; Returns: undefined }
      trash_project: {
        Args: { project: string; trashed: boolean }
        Returns: undefined
      }
    }
    Enums: {
      contents_shelf: "active" | "archive" | "trash"
      contents_status:
        | "queued"
        | "running"
        | "complete"
        | "failed"
        | "cancelled"
      document_versions_kind:
        | "generated"
        | "automatic"
        | "kept"
        | "before_restore"
        | "restored"
      generation_stages_status: "running" | "complete" | "failed" | "cancelled"
      generations_status:
        | "queued"
        | "running"
        | "complete"
        | "failed"
        | "cancelled"
      invitations_role: "owner" | "editor" | "commenter" | "viewer"
      notification_preferences_email: "off" | "now" | "daily"
      notifications_email: "off" | "now" | "daily"
      project_activity_kind:
        | "article_requested"
        | "article_retried"
        | "article_finished"
        | "article_failed"
        | "article_canceled"
        | "article_edited"
        | "article_archived"
        | "article_trashed"
        | "article_restored"
        | "article_deleted"
        | "noindex_changed"
        | "version_kept"
        | "version_restored"
        | "thread_opened"
        | "thread_resolved"
        | "thread_reopened"
        | "member_invited"
        | "invitation_withdrawn"
        | "member_joined"
        | "member_added"
        | "member_role_changed"
        | "member_removed"
        | "member_left"
        | "project_created"
        | "project_renamed"
        | "project_trashed"
        | "project_restored"
        | "sites_changed"
        | "plan_changed"
        | "link_created"
        | "link_withdrawn"
        | "keywords_queued"
        | "keywords_removed"
        | "queue_paused"
        | "queue_resumed"
      project_members_role: "owner" | "editor" | "commenter" | "viewer"
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  events: {
    Enums: {},
  },
  monitoring: {
    Enums: {
      alerts_severity: ["warning", "critical"],
    },
  },
  private: {
    Enums: {
      document_authorship_origin: ["written", "generated", "restored"],
      metered_stages_priced: ["search", "text"],
      sign_up_who: ["anybody", "invited", "nobody"],
    },
  },
  public: {
    Enums: {
      contents_shelf: ["active", "archive", "trash"],
      contents_status: ["queued", "running", "complete", "failed", "cancelled"],
      document_versions_kind: [
        "generated",
        "automatic",
        "kept",
        "before_restore",
        "restored",
      ],
      generation_stages_status: ["running", "complete", "failed", "cancelled"],
      generations_status: [
        "queued",
        "running",
        "complete",
        "failed",
        "cancelled",
      ],
      invitations_role: ["owner", "editor", "commenter", "viewer"],
      notification_preferences_email: ["off", "now", "daily"],
      notifications_email: ["off", "now", "daily"],
      project_activity_kind: [
        "article_requested",
        "article_retried",
        "article_finished",
        "article_failed",
        "article_canceled",
        "article_edited",
        "article_archived",
        "article_trashed",
        "article_restored",
        "article_deleted",
        "noindex_changed",
        "version_kept",
        "version_restored",
        "thread_opened",
        "thread_resolved",
        "thread_reopened",
        "member_invited",
        "invitation_withdrawn",
        "member_joined",
        "member_added",
        "member_role_changed",
        "member_removed",
        "member_left",
        "project_created",
        "project_renamed",
        "project_trashed",
        "project_restored",
        "sites_changed",
        "plan_changed",
        "link_created",
        "link_withdrawn",
        "keywords_queued",
        "keywords_removed",
        "queue_paused",
        "queue_resumed",
      ],
      project_members_role: ["owner", "editor", "commenter", "viewer"],
    },
  },
} as const
