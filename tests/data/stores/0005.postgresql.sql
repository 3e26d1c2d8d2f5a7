--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);

--
-- Name: attempts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempts (
    delivery character varying NOT NULL,
    number integer NOT NULL,
    at bigint NOT NULL,
    milliseconds integer NOT NULL,
    status integer,
    error character varying
);

--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    number bigint NOT NULL,
    at bigint NOT NULL,
    project character varying NOT NULL,
    actor character varying NOT NULL,
    action character varying NOT NULL,
    object character varying NOT NULL,
    detail json NOT NULL
);

--
-- Name: audit_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.audit_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: audit_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.audit_number_seq OWNED BY public.audit.number;

--
-- Name: calibration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.calibration (
    number bigint NOT NULL,
    project character varying NOT NULL,
    packages character varying NOT NULL,
    raw double precision NOT NULL,
    accepted boolean NOT NULL,
    sample boolean NOT NULL,
    review character varying NOT NULL,
    at bigint NOT NULL
);

--
-- Name: calibration_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.calibration_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: calibration_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.calibration_number_seq OWNED BY public.calibration.number;

--
-- Name: crew; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.crew (
    id character varying NOT NULL,
    stage character varying NOT NULL,
    host character varying NOT NULL,
    port integer,
    started_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    state character varying NOT NULL,
    partitions json NOT NULL,
    records bigint NOT NULL,
    retries integer NOT NULL,
    dead integer NOT NULL
);

--
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    number bigint NOT NULL,
    id character varying NOT NULL,
    project character varying NOT NULL,
    endpoint character varying NOT NULL,
    event bigint NOT NULL,
    event_id character varying NOT NULL,
    type character varying NOT NULL,
    post character varying,
    thread character varying NOT NULL,
    state character varying NOT NULL,
    tries integer NOT NULL,
    next_at bigint NOT NULL,
    lease_until bigint,
    done_at bigint,
    last_status integer,
    last_error character varying
);

--
-- Name: deliveries_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.deliveries_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: deliveries_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.deliveries_number_seq OWNED BY public.deliveries.number;

--
-- Name: early_withdrawals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.early_withdrawals (
    project character varying NOT NULL,
    digest character varying NOT NULL,
    at bigint NOT NULL
);

--
-- Name: editions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.editions (
    project character varying NOT NULL,
    post character varying NOT NULL,
    edition integer NOT NULL,
    revision integer NOT NULL,
    kind character varying NOT NULL,
    document json,
    at bigint NOT NULL
);

--
-- Name: endpoints; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.endpoints (
    id character varying NOT NULL,
    project character varying NOT NULL,
    classroom character varying NOT NULL,
    url character varying NOT NULL,
    payload character varying NOT NULL,
    declared boolean NOT NULL,
    secret character varying,
    secret_env character varying,
    old_secret character varying,
    old_secret_until bigint,
    created_at bigint NOT NULL,
    failing_since bigint,
    disabled_at bigint,
    disabled_reason character varying,
    removed_at bigint
);

--
-- Name: erased; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.erased (
    project character varying NOT NULL,
    digest character varying NOT NULL,
    at bigint NOT NULL
);

--
-- Name: erased_authors; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.erased_authors (
    project character varying NOT NULL,
    digest character varying NOT NULL,
    at bigint NOT NULL
);

--
-- Name: glossaries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.glossaries (
    project character varying NOT NULL,
    source character varying NOT NULL,
    target character varying NOT NULL,
    number integer NOT NULL,
    name character varying NOT NULL,
    content bytea NOT NULL,
    version character varying NOT NULL,
    by character varying NOT NULL,
    at bigint NOT NULL
);

--
-- Name: idempotency; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency (
    project character varying NOT NULL,
    token character varying NOT NULL,
    key character varying NOT NULL,
    digest character varying NOT NULL,
    status integer NOT NULL,
    headers json NOT NULL,
    body json NOT NULL,
    at bigint NOT NULL
);

--
-- Name: links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.links (
    id character varying NOT NULL,
    project character varying NOT NULL,
    kind character varying NOT NULL,
    digest character varying NOT NULL,
    member character varying,
    classroom character varying,
    thread character varying,
    created_at bigint NOT NULL,
    created_by character varying NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);

--
-- Name: members; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.members (
    project character varying NOT NULL,
    id character varying NOT NULL,
    languages json NOT NULL,
    scopes json NOT NULL,
    created_at bigint NOT NULL
);

--
-- Name: memory; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.memory (
    number bigint NOT NULL,
    project character varying NOT NULL,
    language character varying NOT NULL,
    target character varying NOT NULL,
    format character varying NOT NULL,
    digest character varying NOT NULL,
    source_text text NOT NULL,
    target_text text NOT NULL,
    author character varying,
    review character varying,
    by character varying NOT NULL,
    at bigint NOT NULL
);

--
-- Name: memory_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.memory_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: memory_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.memory_number_seq OWNED BY public.memory.number;

--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    number bigint NOT NULL,
    id character varying NOT NULL,
    project character varying NOT NULL,
    type character varying NOT NULL,
    post character varying,
    revision integer,
    edition integer,
    thread character varying,
    data json NOT NULL,
    at bigint NOT NULL,
    to_relay boolean DEFAULT false NOT NULL
);

--
-- Name: outbox_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.outbox_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: outbox_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.outbox_number_seq OWNED BY public.outbox.number;

--
-- Name: passages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.passages (
    project character varying NOT NULL,
    post character varying NOT NULL,
    revision integer NOT NULL,
    target character varying NOT NULL,
    "position" integer NOT NULL,
    language character varying NOT NULL,
    field character varying NOT NULL,
    format character varying NOT NULL,
    source_text text NOT NULL,
    target_text text NOT NULL,
    origin character varying NOT NULL,
    packages character varying,
    raw double precision,
    at bigint NOT NULL
);

--
-- Name: pending; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pending (
    number bigint NOT NULL,
    batch character varying NOT NULL,
    project character varying NOT NULL,
    review character varying NOT NULL,
    version integer NOT NULL,
    verdict character varying NOT NULL,
    by character varying NOT NULL,
    due_at bigint NOT NULL
);

--
-- Name: pending_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.pending_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: pending_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.pending_number_seq OWNED BY public.pending.number;

--
-- Name: posts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.posts (
    project character varying NOT NULL,
    id character varying NOT NULL,
    revision integer NOT NULL,
    edition integer NOT NULL,
    version integer NOT NULL,
    changed bigint NOT NULL,
    state character varying NOT NULL,
    classroom character varying NOT NULL,
    author character varying NOT NULL,
    thread character varying,
    in_reply_to character varying,
    created_at bigint NOT NULL,
    received_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    language character varying,
    reason character varying,
    release_at bigint,
    work character varying NOT NULL,
    lease_owner character varying,
    lease_until bigint,
    lease_fence integer NOT NULL,
    tries integer NOT NULL,
    wants json
);

--
-- Name: projects; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.projects (
    id character varying NOT NULL,
    body json NOT NULL,
    version integer NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);

--
-- Name: relay; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.relay (
    id integer NOT NULL,
    since bigint NOT NULL
);

--
-- Name: retried; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.retried (
    topic character varying NOT NULL,
    partition integer NOT NULL,
    "position" bigint NOT NULL,
    at bigint NOT NULL
);

--
-- Name: reviews; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reviews (
    number bigint NOT NULL,
    id character varying NOT NULL,
    project character varying NOT NULL,
    post character varying NOT NULL,
    revision integer NOT NULL,
    target character varying,
    "position" integer,
    language character varying,
    kind character varying NOT NULL,
    flags json NOT NULL,
    source_text text,
    target_text text,
    question character varying NOT NULL,
    state character varying NOT NULL,
    version integer NOT NULL,
    verdict character varying,
    text text,
    note text,
    decided_by character varying,
    decided_at bigint,
    opened_at bigint NOT NULL,
    classroom character varying,
    reason character varying,
    source_from integer,
    target_from integer
);

--
-- Name: reviews_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.reviews_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

--
-- Name: reviews_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.reviews_number_seq OWNED BY public.reviews.number;

--
-- Name: revisions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.revisions (
    project character varying NOT NULL,
    post character varying NOT NULL,
    revision integer NOT NULL,
    body json NOT NULL,
    digest character varying NOT NULL,
    received_at bigint NOT NULL,
    document json
);

--
-- Name: sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sessions (
    digest character varying NOT NULL,
    project character varying NOT NULL,
    member character varying NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);

--
-- Name: threads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.threads (
    project character varying NOT NULL,
    thread character varying NOT NULL,
    reveal character varying NOT NULL
);

--
-- Name: tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tokens (
    id character varying NOT NULL,
    project character varying NOT NULL,
    name character varying NOT NULL,
    digest character varying NOT NULL,
    scopes json NOT NULL,
    created_at bigint NOT NULL,
    revoked_at bigint
);

--
-- Name: tries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tries (
    stage character varying NOT NULL,
    topic character varying NOT NULL,
    partition integer NOT NULL,
    slot bigint NOT NULL,
    "offset" bigint NOT NULL,
    tries integer NOT NULL,
    at bigint NOT NULL
);

--
-- Name: usage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usage (
    project character varying NOT NULL,
    day character varying NOT NULL,
    posts integer NOT NULL,
    characters bigint NOT NULL
);

--
-- Name: withdrawals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.withdrawals (
    project character varying NOT NULL,
    digest character varying NOT NULL,
    at bigint NOT NULL
);

--
-- Name: audit number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit ALTER COLUMN number SET DEFAULT nextval('public.audit_number_seq'::regclass);

--
-- Name: calibration number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calibration ALTER COLUMN number SET DEFAULT nextval('public.calibration_number_seq'::regclass);

--
-- Name: deliveries number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries ALTER COLUMN number SET DEFAULT nextval('public.deliveries_number_seq'::regclass);

--
-- Name: memory number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory ALTER COLUMN number SET DEFAULT nextval('public.memory_number_seq'::regclass);

--
-- Name: outbox number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox ALTER COLUMN number SET DEFAULT nextval('public.outbox_number_seq'::regclass);

--
-- Name: pending number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pending ALTER COLUMN number SET DEFAULT nextval('public.pending_number_seq'::regclass);

--
-- Name: reviews number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reviews ALTER COLUMN number SET DEFAULT nextval('public.reviews_number_seq'::regclass);

--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.alembic_version (version_num) FROM stdin;
0005
\.

--
-- Data for Name: attempts; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.attempts (delivery, number, at, milliseconds, status, error) FROM stdin;
dlv_01mcc5rm05fkj1g1sehgtvz69d	1	1795167122000000	12	200	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	1	1795167122000000	25	500	\N
dlv_01mcc5rm08025c8s3hb71j9jc5	1	1795167122000000	9	410	\N
dlv_01mcc5rm06tqte9c3cwr3m3hx8	1	1795167122000000	12	200	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	2	1795167128000000	25	500	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	3	1795167429000000	25	500	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	4	1795169230000000	25	500	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	5	1795176431000000	25	500	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	6	1795194432000000	25	500	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	7	1795230433000000	25	500	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	8	1795280834000000	25	500	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	9	1795352835000000	25	500	\N
dlv_01mcc5rm07ke0pxjejgshwn0md	10	1795439236000000	25	500	\N
dlv_01mcc5rm0c0za52grhjfkc7wss	1	1795439236000000	12	200	\N
dlv_01mcc5rm0b38nz3za2mabnbn61	1	1795439236000000	12	200	\N
dlv_01mcc5rm0a7a8cth3y6pwbdp7y	1	1795439236000000	12	200	\N
dlv_01mcc5rm0gdg7zg4rc88vq63pz	1	1795439241000000	12	200	\N
dlv_01mcc5rm0je0cw70f8hwwc1j7x	1	1795439241000000	12	200	\N
dlv_01mcc5rm0hgw90evsqgywx2yf0	1	1795439241000000	12	200	\N
dlv_01mcc5rm0xz4kvhcskn3jm8vem	1	1795439241000000	12	200	\N
dlv_01mcc5rm0zg7wpr3smb7vsp5xe	1	1795439241000000	12	200	\N
dlv_01mcc5rm0yxyx80d38ptv11afq	1	1795439241000000	12	200	\N
dlv_01mcc5rm16sghbws91sgz28d73	1	1795439241000000	12	200	\N
dlv_01mcc5rm17n8p6m43venkqyv5x	1	1795439241000000	12	200	\N
dlv_01mcc5rm18hhz5vyykt4p4mdmr	1	1795439241000000	12	200	\N
dlv_01mcc5rm0m7cd5gzyjg0xtpv1s	1	1795439241000000	12	200	\N
dlv_01mcc5rm0p98qz7hjayxtth4mm	1	1795439241000000	12	200	\N
dlv_01mcc5rm0nrb6kg0g8n6pmbwhx	1	1795439241000000	12	200	\N
dlv_01mcc5rm12w7nfjd0wd2b6qbn1	1	1795439241000000	12	200	\N
dlv_01mcc5rm13y3fxh834vxzxcc8p	1	1795439241000000	12	200	\N
dlv_01mcc5rm1192z4vacf3mr9kzfn	1	1795439241000000	12	200	\N
dlv_01mcc5rm1abzpbsyxga2pap6kb	1	1795439241000000	12	200	\N
dlv_01mcc5rm1bn7p70qya2rb25fbs	1	1795439241000000	12	200	\N
dlv_01mcc5rm1crx41q8b22p12gf8n	1	1795439241000000	12	200	\N
dlv_01mcc5rm0s36ct8vb7afp1935m	1	1795439241000000	12	200	\N
dlv_01mcc5rm0v9fgdr9bmqpwm0szd	1	1795439241000000	12	200	\N
dlv_01mcc5rm0tzrbt27a5k8qsf3c7	1	1795439241000000	12	200	\N
dlv_01mcc5rm1gpg84xyy8tr5j3yxc	1	1795439241000000	12	200	\N
dlv_01mcc5rm1efne5xpmjv1jarqds	1	1795439241000000	12	200	\N
dlv_01mcc5rm1ff0jgf4hsgtxsd2j3	1	1795439241000000	12	200	\N
dlv_01mcc5rm1jck1980tp1pbxnrwd	1	1795439241000000	12	200	\N
dlv_01mcc5rm1mzdmkm64gry095d6m	1	1795439241000000	12	200	\N
dlv_01mcc5rm1k5cm2q7019tjtr1pr	1	1795439241000000	12	200	\N
dlv_01mcc5rm1qcy53pvz50y65zt7r	1	1795439242000000	12	200	\N
dlv_01mcc5rm1ryfa5g17s4a1rd2h9	1	1795439242000000	12	200	\N
dlv_01mcc5rm1pvgxyq2p8st528qkb	1	1795439242000000	12	200	\N
dlv_01mcc5rm1zgcsvv4d1pzr3xq57	1	1795439242000000	12	200	\N
dlv_01mcc5rm20gk4225kxhz7j7jq8	1	1795439242000000	12	200	\N
dlv_01mcc5rm1ywbef8rxk6z90pqas	1	1795439242000000	12	200	\N
dlv_01mcc5rm221sff686daxph8htv	1	1795615666000000	12	200	\N
dlv_01mcc5rm246cm8vv9wjt8ypyft	1	1795615666000000	12	200	\N
dlv_01mcc5rm23bnfxxe7w9hxjjz8b	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm2kr47g7ehkvdszfeme	1	1795615666000000	12	200	\N
dlv_01mcc5rm2nsgdhr1vj9s2cbd3p	1	1795615666000000	12	200	\N
dlv_01mcc5rm2m7zhmfz41db0pw8m4	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm340j93kcgwjm2n8nf8	1	1795615666000000	12	200	\N
dlv_01mcc5rm36542fbewhh2w0b6f9	1	1795615666000000	12	200	\N
dlv_01mcc5rm35145jazm4ahjvcxed	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm3k2e8xqhwsp091pa00	1	1795615666000000	12	200	\N
dlv_01mcc5rm3j9sqgr98a0fg260sx	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm3h6s7ffj42ygg2sj18	1	1795615666000000	12	200	\N
dlv_01mcc5rm40njas5j9nfmtaskbr	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm41jxk6xnehqzjran9f	1	1795615666000000	12	200	\N
dlv_01mcc5rm3z35cnhm3pegsmvssx	1	1795615666000000	12	200	\N
dlv_01mcc5rm4gzh5c963jrsy0g6xq	1	1795615666000000	12	200	\N
dlv_01mcc5rm4h22w3r4b596456gg6	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm4j2ppgmnxf6pwvg5hn	1	1795615666000000	12	200	\N
dlv_01mcc5rm4tyh6wf3zc8pd9x6ac	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm4vfmgy68yeajvh2q02	1	1795615666000000	12	200	\N
dlv_01mcc5rm4sy6mxw3ssmwy3ar9e	1	1795615666000000	12	200	\N
dlv_01mcc5rm55yf319v90968e6bm2	1	1795615666000000	12	200	\N
dlv_01mcc5rm54752rsqpeep91xf76	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm532efp1hsmjkphjbd3	1	1795615666000000	12	200	\N
dlv_01mcc5rm5bkmcg6avk515vaytw	1	1795615666000000	12	200	\N
dlv_01mcc5rm5c2xw07ebdj6nt067a	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm5dtdy1txtvfhmxts4k	1	1795615666000000	12	200	\N
dlv_01mcc5rm676mt8n9kj6mqefbwq	1	1795615666000000	12	200	\N
dlv_01mcc5rm65f05v0b9n0kf1qw6d	1	1795615666000000	12	200	\N
dlv_01mcc5rm66899np5vt72mpvysc	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm6n71e3xfny7rbs0c6t	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm6p7skwxtjs1c2keevp	1	1795615666000000	12	200	\N
dlv_01mcc5rm6mk28wxf61qaa3grx5	1	1795615666000000	12	200	\N
dlv_01mcc5rm705hctmkd84bsg16jw	1	1795615666000000	12	200	\N
dlv_01mcc5rm6yse2ce6jv2605vc3a	1	1795615666000000	12	200	\N
dlv_01mcc5rm6zg9fh7fa8hs9zvw3w	1	1795615666000000	340	\N	the connection broke
dlv_01mcc5rm29ak2ssjdf9v4n8tt3	1	1795615666000000	12	200	\N
dlv_01mcc5rm2701knh64g11n1fedf	1	1795615666000000	12	200	\N
dlv_01mcc5rm2tprnabw4ycd2xve3x	1	1795615666000000	12	200	\N
dlv_01mcc5rm2rgw142neqxwmdtdzb	1	1795615666000000	12	200	\N
dlv_01mcc5rm3bedn88fyxmyryxpqz	1	1795615666000000	12	200	\N
dlv_01mcc5rm39z8dkgy9skfagw04q	1	1795615666000000	12	200	\N
dlv_01mcc5rm3s6ytd3h8zgtbk10pp	1	1795615666000000	12	200	\N
dlv_01mcc5rm3qhy5g4ay340gp2m12	1	1795615666000000	12	200	\N
dlv_01mcc5rm46ws8pdzp0gvfj55jg	1	1795615666000000	12	200	\N
dlv_01mcc5rm44fzs8239e615wpts2	1	1795615666000000	12	200	\N
dlv_01mcc5rm4qatz5wf2kdh0nnh00	1	1795615666000000	12	200	\N
dlv_01mcc5rm4nam6w4nbg6n29rk52	1	1795615666000000	12	200	\N
dlv_01mcc5rm513ne5eh8ecmg028bg	1	1795615666000000	12	200	\N
dlv_01mcc5rm4zzq0xvf9nhxgndh6z	1	1795615666000000	12	200	\N
dlv_01mcc5rm593ea4dxbk4zjs41kk	1	1795615666000000	12	200	\N
dlv_01mcc5rm57h33s0zwpd55tjnfk	1	1795615666000000	12	200	\N
dlv_01mcc5rm5j7q6twkpf9cndk90a	1	1795615666000000	12	200	\N
dlv_01mcc5rm5gdf3sce0etvyffx4x	1	1795615666000000	12	200	\N
dlv_01mcc5rm6vbfswnk4ys302zgha	1	1795615666000000	12	200	\N
dlv_01mcc5rm6s0p0h6exmraxannjh	1	1795615666000000	12	200	\N
dlv_01mcc5rm74gepbb5j1t8dnrnpk	1	1795615666000000	12	200	\N
dlv_01mcc5rm72t98j8eyrh3y248pj	1	1795615666000000	12	200	\N
dlv_01mcc5rm2h284trm9b07rrvmfe	1	1795615666000000	12	200	\N
dlv_01mcc5rm2fxs9d20ga2qcyt5z3	1	1795615666000000	12	200	\N
dlv_01mcc5rm30wsd41rn218dxfkkk	1	1795615666000000	12	200	\N
dlv_01mcc5rm32kc5zebsbq0trdz57	1	1795615666000000	12	200	\N
dlv_01mcc5rm4ew7jem68b59c0d2mx	1	1795615666000000	12	200	\N
dlv_01mcc5rm4ctsshhbg17tpaj5ks	1	1795615666000000	12	200	\N
dlv_01mcc5rm2bmakknhv55k6zgh04	1	1795615666000000	12	200	\N
dlv_01mcc5rm2d2xsxrtrkncq4fq0e	1	1795615666000000	12	200	\N
dlv_01mcc5rm2ydf0nfsaashhfat0c	1	1795615666000000	12	200	\N
dlv_01mcc5rm2wf54qy6hnbs96xd93	1	1795615666000000	12	200	\N
dlv_01mcc5rm3fdmgt31echtmemdzq	1	1795615666000000	12	200	\N
dlv_01mcc5rm3dnk36a6097m3xqy94	1	1795615666000000	12	200	\N
dlv_01mcc5rm3xkxxb8epw9z3tydh6	1	1795615666000000	12	200	\N
dlv_01mcc5rm3vtfs2qt4b8stzmver	1	1795615666000000	12	200	\N
dlv_01mcc5rm48afkdq1w75mspp6j5	1	1795615666000000	12	200	\N
dlv_01mcc5rm4aav72565xp745y3a6	1	1795615666000000	12	200	\N
\.

--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.audit (number, at, project, actor, action, object, detail) FROM stdin;
1	1795167000000000	rivers	teacher	project.put	rivers	{"version": 1}
2	1795167000000000	rivers	tok_rivers_admin	member.put	t-ana	{}
3	1795167000000000	rivers	tok_rivers_admin	member.put	t-ben	{}
4	1795167060000000	rivers	tok_rivers_admin	glossary.changed	en-es	{"number": 1, "added": 1, "changed": 0, "removed": 0}
5	1795167120000000	rivers	tok_rivers_admin	glossary.changed	en-es	{"number": 2, "added": 1, "changed": 1, "removed": 0}
6	1795167120000000	rivers	tok_rivers_admin	endpoint.registered	end_01mcc5rm02fva1wbzbh50mrd1w	{}
7	1795167120000000	rivers	tok_rivers_admin	endpoint.registered	end_01mcc5rm03f3jq64ermf1cwvt4	{}
8	1795167122000000	rivers	passerelle	endpoint.disabled	end_01mcc5rm03f3jq64ermf1cwvt4	{"reason": "the endpoint answered 410: it does not want deliveries any more"}
9	1795439236000000	rivers	tok_rivers_admin	endpoint.removed	end_01mcc5rm02fva1wbzbh50mrd1w	{}
10	1795439236000000	rivers	tok_rivers_admin	endpoint.registered	end_01mcc5rm0ey1p04pt17y59m0gy	{}
11	1795439236000000	rivers	tok_rivers_admin	endpoint.rotated	end_01mcc5rm0ey1p04pt17y59m0gy	{}
12	1795439238000000	rivers	teacher	review.decided	rev_01mcc5rm0qda50b02seqpjz2es	{"verdict": "approve"}
13	1795439242000000	rivers	teacher	post.withdrawn	p-withdrawn	{"edition": 2}
14	1795439244000000	rivers	teacher	glossary.changed	en-es	{"number": 3, "added": 1, "changed": 0, "removed": 0}
15	1795439244000000	rivers	teacher	review.decided	rev_01mcc5rm25d7a82dawafrecgqm	{"verdict": "edit"}
16	1795439246000000	rivers	teacher	review.decided	rev_01mcc5rm2pb0p2ygmwwpfz61wf	{"verdict": "reject"}
17	1795439248000000	rivers	teacher	review.decided	rev_01mcc5rm37g6ev8r88shs1en7f	{"verdict": "ask"}
18	1795439250000000	rivers	teacher	review.decided	rev_01mcc5rm3n520bwv3fx5643pe0	{"verdict": "approve"}
19	1795439261000000	rivers	teacher	review.decided	rev_01mcc5rm5qhkd4ph914f8qys4m	{"verdict": "approve"}
20	1795439262000000	rivers	tok_rivers_admin	author.erased	author:0808080808080808:4c4c0032e171afb5e696244922d1565bd6fcb5c76ae4487aa8f9d9d6ab9ded25	{"posts": 1, "memory": 1}
21	1795167000000000	lakes	teacher	project.put	lakes	{"version": 1}
22	1795615664000000	rivers	tok_rivers_admin	link.made	lnk_01mcc5rm6f5z957hgqxc584smn	{"kind": "review"}
23	1795615664000000	rivers	member t-ana	session.opened	t-ana	{}
24	1795615664000000	rivers	tok_rivers_admin	link.made	lnk_01mcc5rm6gv3ewnw3rp18hb3f5	{"kind": "review"}
25	1795615664000000	rivers	tok_rivers_admin	link.made	lnk_01mcc5rm6hxfey9f3egaa3kht6	{"kind": "read"}
26	1795615664000000	rivers	tok_rivers_admin	link.made	lnk_01mcc5rm6japb3xvz76h6r9tcg	{"kind": "read"}
27	1795615664000000	rivers	member t-ana	thread.reveal	t-river	{"reveal": "tap"}
28	1795615668000000	rivers	teacher	post.withdrawn	p-sample-158	{"edition": 2}
\.

--
-- Data for Name: calibration; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.calibration (number, project, packages, raw, accepted, sample, review, at) FROM stdin;
1	rivers	scripted	0.5	t	t	rev_01mcc5rm0qda50b02seqpjz2es	1795439238000000
2	rivers	scripted	0.5	f	f	rev_01mcc5rm25d7a82dawafrecgqm	1795439244000000
3	rivers	scripted	0.5	f	f	rev_01mcc5rm2pb0p2ygmwwpfz61wf	1795439246000000
4	rivers	scripted	0.5	t	f	rev_01mcc5rm3n520bwv3fx5643pe0	1795439250000000
5	rivers	scripted	0.5	t	f		1795439261000000
\.

--
-- Data for Name: crew; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.crew (id, stage, host, port, started_at, seen_at, state, partitions, records, retries, dead) FROM stdin;
wrk_1	translate	one	8301	1795615668000000	1795615668000000	ready	[0, 1]	12	1	1
\.

--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.deliveries (number, id, project, endpoint, event, event_id, type, post, thread, state, tries, next_at, lease_until, done_at, last_status, last_error) FROM stdin;
11	dlv_01mcc5rm0m7cd5gzyjg0xtpv1s	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	4	evt_01mcc5rm0khp47xvcd2kr6tfzf	post.published	p-sample-15	post:p-sample-15	delivered	1	1795439237000000	\N	1795439241000000	200	\N
13	dlv_01mcc5rm0p98qz7hjayxtth4mm	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	4	evt_01mcc5rm0khp47xvcd2kr6tfzf	post.published	p-sample-15	post:p-sample-15	delivered	1	1795439237000000	\N	1795439241000000	200	\N
7	dlv_01mcc5rm0c0za52grhjfkc7wss	rivers	end_01mcc5rm02fva1wbzbh50mrd1w	2	evt_01mcc5rm098gq741755ps246jr	post.published	p-published	thread:t-river	delivered	1	1795439236000000	\N	1795439236000000	200	\N
1	dlv_01mcc5rm05fkj1g1sehgtvz69d	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	1	evt_01mcc5rm04s7mp2bkpjtkcxk0v	post.received	p-published	thread:t-river	delivered	1	1795167121000000	\N	1795167122000000	200	\N
6	dlv_01mcc5rm0b38nz3za2mabnbn61	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	2	evt_01mcc5rm098gq741755ps246jr	post.published	p-published	thread:t-river	delivered	1	1795439236000000	\N	1795439236000000	200	\N
4	dlv_01mcc5rm08025c8s3hb71j9jc5	rivers	end_01mcc5rm03f3jq64ermf1cwvt4	1	evt_01mcc5rm04s7mp2bkpjtkcxk0v	post.received	p-published	thread:t-river	given-up	1	1795167121000000	\N	1795167122000000	410	\N
2	dlv_01mcc5rm06tqte9c3cwr3m3hx8	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	1	evt_01mcc5rm04s7mp2bkpjtkcxk0v	post.received	p-published	thread:t-river	delivered	1	1795167121000000	\N	1795167122000000	200	\N
5	dlv_01mcc5rm0a7a8cth3y6pwbdp7y	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	2	evt_01mcc5rm098gq741755ps246jr	post.published	p-published	thread:t-river	delivered	1	1795439236000000	\N	1795439236000000	200	\N
3	dlv_01mcc5rm07ke0pxjejgshwn0md	rivers	end_01mcc5rm02fva1wbzbh50mrd1w	1	evt_01mcc5rm04s7mp2bkpjtkcxk0v	post.received	p-published	thread:t-river	given-up	10	1795439235000000	\N	1795439236000000	500	\N
8	dlv_01mcc5rm0gdg7zg4rc88vq63pz	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	3	evt_01mcc5rm0fnyyp35msszgsh2ps	post.received	p-sample-15	post:p-sample-15	delivered	1	1795439237000000	\N	1795439241000000	200	\N
10	dlv_01mcc5rm0je0cw70f8hwwc1j7x	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	3	evt_01mcc5rm0fnyyp35msszgsh2ps	post.received	p-sample-15	post:p-sample-15	delivered	1	1795439237000000	\N	1795439241000000	200	\N
17	dlv_01mcc5rm0xz4kvhcskn3jm8vem	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	6	evt_01mcc5rm0wamnvwfpw18ff597g	post.received	p-sample-158	post:p-sample-158	delivered	1	1795439239000000	\N	1795439241000000	200	\N
19	dlv_01mcc5rm0zg7wpr3smb7vsp5xe	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	6	evt_01mcc5rm0wamnvwfpw18ff597g	post.received	p-sample-158	post:p-sample-158	delivered	1	1795439239000000	\N	1795439241000000	200	\N
23	dlv_01mcc5rm16sghbws91sgz28d73	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	8	evt_01mcc5rm15fbr0hnnfazd72528	post.received	p-corrected	post:p-corrected	delivered	1	1795439240000000	\N	1795439241000000	200	\N
24	dlv_01mcc5rm17n8p6m43venkqyv5x	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	8	evt_01mcc5rm15fbr0hnnfazd72528	post.received	p-corrected	post:p-corrected	delivered	1	1795439240000000	\N	1795439241000000	200	\N
14	dlv_01mcc5rm0s36ct8vb7afp1935m	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	5	evt_01mcc5rm0rhssyn458y3b6q0my	review.decided	p-sample-15	post:p-sample-15	delivered	1	1795439238000000	\N	1795439241000000	200	\N
16	dlv_01mcc5rm0v9fgdr9bmqpwm0szd	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	5	evt_01mcc5rm0rhssyn458y3b6q0my	review.decided	p-sample-15	post:p-sample-15	delivered	1	1795439238000000	\N	1795439241000000	200	\N
15	dlv_01mcc5rm0tzrbt27a5k8qsf3c7	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	5	evt_01mcc5rm0rhssyn458y3b6q0my	review.decided	p-sample-15	post:p-sample-15	delivered	1	1795439238000000	\N	1795439241000000	200	\N
29	dlv_01mcc5rm1efne5xpmjv1jarqds	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	10	evt_01mcc5rm1dtw3raq1r8gmyg8d4	post.received	p-corrected	post:p-corrected	delivered	1	1795439241000000	\N	1795439241000000	200	\N
30	dlv_01mcc5rm1ff0jgf4hsgtxsd2j3	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	10	evt_01mcc5rm1dtw3raq1r8gmyg8d4	post.received	p-corrected	post:p-corrected	delivered	1	1795439241000000	\N	1795439241000000	200	\N
12	dlv_01mcc5rm0nrb6kg0g8n6pmbwhx	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	4	evt_01mcc5rm0khp47xvcd2kr6tfzf	post.published	p-sample-15	post:p-sample-15	delivered	1	1795439237000000	\N	1795439241000000	200	\N
21	dlv_01mcc5rm12w7nfjd0wd2b6qbn1	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	7	evt_01mcc5rm10necyj0f3bka7te0d	post.published	p-sample-158	post:p-sample-158	delivered	1	1795439239000000	\N	1795439241000000	200	\N
22	dlv_01mcc5rm13y3fxh834vxzxcc8p	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	7	evt_01mcc5rm10necyj0f3bka7te0d	post.published	p-sample-158	post:p-sample-158	delivered	1	1795439239000000	\N	1795439241000000	200	\N
20	dlv_01mcc5rm1192z4vacf3mr9kzfn	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	7	evt_01mcc5rm10necyj0f3bka7te0d	post.published	p-sample-158	post:p-sample-158	delivered	1	1795439239000000	\N	1795439241000000	200	\N
26	dlv_01mcc5rm1abzpbsyxga2pap6kb	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	9	evt_01mcc5rm19rtev7yktmzgzneeq	post.published	p-corrected	post:p-corrected	delivered	1	1795439240000000	\N	1795439241000000	200	\N
27	dlv_01mcc5rm1bn7p70qya2rb25fbs	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	9	evt_01mcc5rm19rtev7yktmzgzneeq	post.published	p-corrected	post:p-corrected	delivered	1	1795439240000000	\N	1795439241000000	200	\N
28	dlv_01mcc5rm1crx41q8b22p12gf8n	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	9	evt_01mcc5rm19rtev7yktmzgzneeq	post.published	p-corrected	post:p-corrected	delivered	1	1795439240000000	\N	1795439241000000	200	\N
47	dlv_01mcc5rm2701knh64g11n1fedf	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	16	evt_01mcc5rm26bdbd0dydzxy283a9	post.held	p-edited	post:p-edited	delivered	1	1795439243000000	\N	1795615666000000	200	\N
31	dlv_01mcc5rm1gpg84xyy8tr5j3yxc	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	10	evt_01mcc5rm1dtw3raq1r8gmyg8d4	post.received	p-corrected	post:p-corrected	delivered	1	1795439241000000	\N	1795439241000000	200	\N
38	dlv_01mcc5rm1t8kqyhsdmc5trka1b	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	13	evt_01mcc5rm1sb9r97tjw9vcf6d0r	post.published	p-withdrawn	post:p-withdrawn	dropped	0	1795439242000000	\N	1795439242000000	\N	\N
39	dlv_01mcc5rm1vkfhrrjbwd2mc4ka2	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	13	evt_01mcc5rm1sb9r97tjw9vcf6d0r	post.published	p-withdrawn	post:p-withdrawn	dropped	0	1795439242000000	\N	1795439242000000	\N	\N
40	dlv_01mcc5rm1w05vbnefrfztgb4m5	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	13	evt_01mcc5rm1sb9r97tjw9vcf6d0r	post.published	p-withdrawn	post:p-withdrawn	dropped	0	1795439242000000	\N	1795439242000000	\N	\N
48	dlv_01mcc5rm28kyermh4yqt4xkfr2	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	16	evt_01mcc5rm26bdbd0dydzxy283a9	post.held	p-edited	post:p-edited	waiting	0	1795439243000000	\N	\N	\N	\N
51	dlv_01mcc5rm2cjpfrszjwt4pnvdwv	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	17	evt_01mcc5rm2a0wmsk40w0htmj6y3	review.decided	p-edited	post:p-edited	waiting	0	1795439244000000	\N	\N	\N	\N
54	dlv_01mcc5rm2gtxy0gksxts0nnwt1	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	18	evt_01mcc5rm2esg78t41ytf66czmq	post.published	p-edited	post:p-edited	waiting	0	1795439244000000	\N	\N	\N	\N
53	dlv_01mcc5rm2fxs9d20ga2qcyt5z3	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	18	evt_01mcc5rm2esg78t41ytf66czmq	post.published	p-edited	post:p-edited	delivered	1	1795439244000000	\N	1795615666000000	200	\N
56	dlv_01mcc5rm2kr47g7ehkvdszfeme	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	19	evt_01mcc5rm2j0h2xwejxpmamxn8j	post.received	p-rejected	post:p-rejected	delivered	1	1795439245000000	\N	1795615666000000	200	\N
58	dlv_01mcc5rm2nsgdhr1vj9s2cbd3p	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	19	evt_01mcc5rm2j0h2xwejxpmamxn8j	post.received	p-rejected	post:p-rejected	delivered	1	1795439245000000	\N	1795615666000000	200	\N
57	dlv_01mcc5rm2m7zhmfz41db0pw8m4	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	19	evt_01mcc5rm2j0h2xwejxpmamxn8j	post.received	p-rejected	post:p-rejected	waiting	1	1795615671000000	\N	\N	\N	the connection broke
49	dlv_01mcc5rm29ak2ssjdf9v4n8tt3	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	16	evt_01mcc5rm26bdbd0dydzxy283a9	post.held	p-edited	post:p-edited	delivered	1	1795439243000000	\N	1795615666000000	200	\N
50	dlv_01mcc5rm2bmakknhv55k6zgh04	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	17	evt_01mcc5rm2a0wmsk40w0htmj6y3	review.decided	p-edited	post:p-edited	delivered	1	1795439244000000	\N	1795615666000000	200	\N
52	dlv_01mcc5rm2d2xsxrtrkncq4fq0e	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	17	evt_01mcc5rm2a0wmsk40w0htmj6y3	review.decided	p-edited	post:p-edited	delivered	1	1795439244000000	\N	1795615666000000	200	\N
55	dlv_01mcc5rm2h284trm9b07rrvmfe	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	18	evt_01mcc5rm2esg78t41ytf66czmq	post.published	p-edited	post:p-edited	delivered	1	1795439244000000	\N	1795615666000000	200	\N
9	dlv_01mcc5rm0hgw90evsqgywx2yf0	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	3	evt_01mcc5rm0fnyyp35msszgsh2ps	post.received	p-sample-15	post:p-sample-15	delivered	1	1795439237000000	\N	1795439241000000	200	\N
18	dlv_01mcc5rm0yxyx80d38ptv11afq	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	6	evt_01mcc5rm0wamnvwfpw18ff597g	post.received	p-sample-158	post:p-sample-158	delivered	1	1795439239000000	\N	1795439241000000	200	\N
25	dlv_01mcc5rm18hhz5vyykt4p4mdmr	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	8	evt_01mcc5rm15fbr0hnnfazd72528	post.received	p-corrected	post:p-corrected	delivered	1	1795439240000000	\N	1795439241000000	200	\N
41	dlv_01mcc5rm1ywbef8rxk6z90pqas	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	14	evt_01mcc5rm1xvdgwh7d13dh3jyy7	post.withdrawn	p-withdrawn	post:p-withdrawn	delivered	1	1795439242000000	\N	1795439242000000	200	\N
32	dlv_01mcc5rm1jck1980tp1pbxnrwd	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	11	evt_01mcc5rm1hknjfqchgqfcjmjn2	post.corrected	p-corrected	post:p-corrected	delivered	1	1795439241000000	\N	1795439241000000	200	\N
34	dlv_01mcc5rm1mzdmkm64gry095d6m	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	11	evt_01mcc5rm1hknjfqchgqfcjmjn2	post.corrected	p-corrected	post:p-corrected	delivered	1	1795439241000000	\N	1795439241000000	200	\N
33	dlv_01mcc5rm1k5cm2q7019tjtr1pr	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	11	evt_01mcc5rm1hknjfqchgqfcjmjn2	post.corrected	p-corrected	post:p-corrected	delivered	1	1795439241000000	\N	1795439241000000	200	\N
60	dlv_01mcc5rm2sn0d2p2wc2bsv6zsj	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	20	evt_01mcc5rm2q5bfh3jy2h15504pw	post.held	p-rejected	post:p-rejected	waiting	0	1795439245000000	\N	\N	\N	\N
36	dlv_01mcc5rm1qcy53pvz50y65zt7r	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	12	evt_01mcc5rm1n6c9wag817m1jccjd	post.received	p-withdrawn	post:p-withdrawn	delivered	1	1795439242000000	\N	1795439242000000	200	\N
37	dlv_01mcc5rm1ryfa5g17s4a1rd2h9	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	12	evt_01mcc5rm1n6c9wag817m1jccjd	post.received	p-withdrawn	post:p-withdrawn	delivered	1	1795439242000000	\N	1795439242000000	200	\N
35	dlv_01mcc5rm1pvgxyq2p8st528qkb	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	12	evt_01mcc5rm1n6c9wag817m1jccjd	post.received	p-withdrawn	post:p-withdrawn	delivered	1	1795439242000000	\N	1795439242000000	200	\N
61	dlv_01mcc5rm2tprnabw4ycd2xve3x	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	20	evt_01mcc5rm2q5bfh3jy2h15504pw	post.held	p-rejected	post:p-rejected	delivered	1	1795439245000000	\N	1795615666000000	200	\N
65	dlv_01mcc5rm30wsd41rn218dxfkkk	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	22	evt_01mcc5rm2z88kk08tr1k5x7xf0	post.published	p-rejected	post:p-rejected	delivered	1	1795439246000000	\N	1795615666000000	200	\N
67	dlv_01mcc5rm32kc5zebsbq0trdz57	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	22	evt_01mcc5rm2z88kk08tr1k5x7xf0	post.published	p-rejected	post:p-rejected	delivered	1	1795439246000000	\N	1795615666000000	200	\N
42	dlv_01mcc5rm1zgcsvv4d1pzr3xq57	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	14	evt_01mcc5rm1xvdgwh7d13dh3jyy7	post.withdrawn	p-withdrawn	post:p-withdrawn	delivered	1	1795439242000000	\N	1795439242000000	200	\N
43	dlv_01mcc5rm20gk4225kxhz7j7jq8	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	14	evt_01mcc5rm1xvdgwh7d13dh3jyy7	post.withdrawn	p-withdrawn	post:p-withdrawn	delivered	1	1795439242000000	\N	1795439242000000	200	\N
63	dlv_01mcc5rm2x9zfgc37accekq69z	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	21	evt_01mcc5rm2vpffq8stkf95p7r7f	review.decided	p-rejected	post:p-rejected	waiting	0	1795439246000000	\N	\N	\N	\N
66	dlv_01mcc5rm31z85r55qnxaxepgd5	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	22	evt_01mcc5rm2z88kk08tr1k5x7xf0	post.published	p-rejected	post:p-rejected	waiting	0	1795439246000000	\N	\N	\N	\N
81	dlv_01mcc5rm3r16tdkf0xjzgf79zf	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	27	evt_01mcc5rm3p82d917zmjxn8mgzf	post.held	p-half-decided	post:p-half-decided	waiting	0	1795439249000000	\N	\N	\N	\N
84	dlv_01mcc5rm3wz54xxc70cvf2dsjn	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	28	evt_01mcc5rm3tj7yyd6xe57v55m08	review.decided	p-half-decided	post:p-half-decided	waiting	0	1795439250000000	\N	\N	\N	\N
44	dlv_01mcc5rm221sff686daxph8htv	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	15	evt_01mcc5rm216jd8zd965k3g7039	post.received	p-edited	post:p-edited	delivered	1	1795439243000000	\N	1795615666000000	200	\N
46	dlv_01mcc5rm246cm8vv9wjt8ypyft	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	15	evt_01mcc5rm216jd8zd965k3g7039	post.received	p-edited	post:p-edited	delivered	1	1795439243000000	\N	1795615666000000	200	\N
68	dlv_01mcc5rm340j93kcgwjm2n8nf8	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	23	evt_01mcc5rm33z6yx2ac2whq81yj8	post.received	p-asked	post:p-asked	delivered	1	1795439247000000	\N	1795615666000000	200	\N
70	dlv_01mcc5rm36542fbewhh2w0b6f9	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	23	evt_01mcc5rm33z6yx2ac2whq81yj8	post.received	p-asked	post:p-asked	delivered	1	1795439247000000	\N	1795615666000000	200	\N
62	dlv_01mcc5rm2wf54qy6hnbs96xd93	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	21	evt_01mcc5rm2vpffq8stkf95p7r7f	review.decided	p-rejected	post:p-rejected	delivered	1	1795439246000000	\N	1795615666000000	200	\N
64	dlv_01mcc5rm2ydf0nfsaashhfat0c	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	21	evt_01mcc5rm2vpffq8stkf95p7r7f	review.decided	p-rejected	post:p-rejected	delivered	1	1795439246000000	\N	1795615666000000	200	\N
83	dlv_01mcc5rm3vtfs2qt4b8stzmver	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	28	evt_01mcc5rm3tj7yyd6xe57v55m08	review.decided	p-half-decided	post:p-half-decided	delivered	1	1795439250000000	\N	1795615666000000	200	\N
72	dlv_01mcc5rm3asgyt2yj383ww13zf	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	24	evt_01mcc5rm38hdrptefb8epssvey	post.held	p-asked	post:p-asked	waiting	0	1795439247000000	\N	\N	\N	\N
75	dlv_01mcc5rm3ea8ywvanc8e9pn90c	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	25	evt_01mcc5rm3cmr28c7g2xgwj6py0	review.decided	p-asked	post:p-asked	waiting	0	1795439248000000	\N	\N	\N	\N
90	dlv_01mcc5rm45kjt56jet9026eevn	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	30	evt_01mcc5rm43cfdtmz1h9fr1vfs9	post.held	p-superseded	post:p-superseded	waiting	0	1795439251000000	\N	\N	\N	\N
93	dlv_01mcc5rm49j0vzsbtabb7tdksy	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	31	evt_01mcc5rm4750q098dxwh40dam1	post.received	p-superseded	post:p-superseded	waiting	0	1795439252000000	\N	\N	\N	\N
102	dlv_01mcc5rm4ptxa830f89pctej94	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	34	evt_01mcc5rm4m6t2rkj0c9qmkczps	post.held	p-held	thread:t-river	waiting	0	1795439253000000	\N	\N	\N	\N
120	dlv_01mcc5rm5hedq1v59rkcmqm8eq	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	40	evt_01mcc5rm5fs4bktp4wncr1qac8	post.held	p-wanting	post:p-wanting	waiting	0	1795439259000000	\N	\N	\N	\N
147	dlv_01mcc5rm739ryn3qaxbkes8sjr	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	54	evt_01mcc5rm714s4wddd1rrpzg45s	post.published	p-undelivered	post:p-undelivered	waiting	0	1795615666000000	\N	\N	\N	\N
73	dlv_01mcc5rm3bedn88fyxmyryxpqz	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	24	evt_01mcc5rm38hdrptefb8epssvey	post.held	p-asked	post:p-asked	delivered	1	1795439247000000	\N	1795615666000000	200	\N
91	dlv_01mcc5rm46ws8pdzp0gvfj55jg	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	30	evt_01mcc5rm43cfdtmz1h9fr1vfs9	post.held	p-superseded	post:p-superseded	delivered	1	1795439251000000	\N	1795615666000000	200	\N
89	dlv_01mcc5rm44fzs8239e615wpts2	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	30	evt_01mcc5rm43cfdtmz1h9fr1vfs9	post.held	p-superseded	post:p-superseded	delivered	1	1795439251000000	\N	1795615666000000	200	\N
103	dlv_01mcc5rm4qatz5wf2kdh0nnh00	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	34	evt_01mcc5rm4m6t2rkj0c9qmkczps	post.held	p-held	thread:t-river	delivered	1	1795439253000000	\N	1795615666000000	200	\N
105	dlv_01mcc5rm4tyh6wf3zc8pd9x6ac	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	35	evt_01mcc5rm4r9a6htab5h1bhsvqe	post.received	p-guarded	post:p-guarded	waiting	1	1795615671000000	\N	\N	\N	the connection broke
136	dlv_01mcc5rm676mt8n9kj6mqefbwq	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	45	evt_01mcc5rm64hbye89jckzxdwc9d	post.erased	p-erased	post:p-erased	delivered	1	1795439262000000	\N	1795615666000000	200	\N
138	dlv_01mcc5rm6n71e3xfny7rbs0c6t	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	51	evt_01mcc5rm6kkj28pmjv9wcxfd03	post.received	p-doubted	post:p-doubted	waiting	1	1795615671000000	\N	\N	\N	the connection broke
139	dlv_01mcc5rm6p7skwxtjs1c2keevp	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	51	evt_01mcc5rm6kkj28pmjv9wcxfd03	post.received	p-doubted	post:p-doubted	delivered	1	1795615665000000	\N	1795615666000000	200	\N
76	dlv_01mcc5rm3fdmgt31echtmemdzq	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	25	evt_01mcc5rm3cmr28c7g2xgwj6py0	review.decided	p-asked	post:p-asked	delivered	1	1795439248000000	\N	1795615666000000	200	\N
74	dlv_01mcc5rm3dnk36a6097m3xqy94	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	25	evt_01mcc5rm3cmr28c7g2xgwj6py0	review.decided	p-asked	post:p-asked	delivered	1	1795439248000000	\N	1795615666000000	200	\N
92	dlv_01mcc5rm48afkdq1w75mspp6j5	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	31	evt_01mcc5rm4750q098dxwh40dam1	post.received	p-superseded	post:p-superseded	delivered	1	1795439252000000	\N	1795615666000000	200	\N
94	dlv_01mcc5rm4aav72565xp745y3a6	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	31	evt_01mcc5rm4750q098dxwh40dam1	post.received	p-superseded	post:p-superseded	delivered	1	1795439252000000	\N	1795615666000000	200	\N
101	dlv_01mcc5rm4nam6w4nbg6n29rk52	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	34	evt_01mcc5rm4m6t2rkj0c9qmkczps	post.held	p-held	thread:t-river	delivered	1	1795439253000000	\N	1795615666000000	200	\N
121	dlv_01mcc5rm5j7q6twkpf9cndk90a	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	40	evt_01mcc5rm5fs4bktp4wncr1qac8	post.held	p-wanting	post:p-wanting	delivered	1	1795439259000000	\N	1795615666000000	200	\N
148	dlv_01mcc5rm74gepbb5j1t8dnrnpk	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	54	evt_01mcc5rm714s4wddd1rrpzg45s	post.published	p-undelivered	post:p-undelivered	delivered	1	1795615666000000	\N	1795615666000000	200	\N
96	dlv_01mcc5rm4dhgryx8ypgnghaxe2	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	32	evt_01mcc5rm4b8gxkd28yxdpy5csv	post.published	p-superseded	post:p-superseded	waiting	0	1795439252000000	\N	\N	\N	\N
108	dlv_01mcc5rm50tgc2bdtg3b4w3zzf	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	36	evt_01mcc5rm4y2ay6g5py0r509vt8	post.held	p-guarded	post:p-guarded	waiting	0	1795439254000000	\N	\N	\N	\N
114	dlv_01mcc5rm58emr1tgyhzzpd2d2y	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	38	evt_01mcc5rm56wg4nttcchd24g01g	post.failed	p-failed	post:p-failed	waiting	0	1795439258000000	\N	\N	\N	\N
141	dlv_01mcc5rm6t99sg52fb0thagsnm	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	52	evt_01mcc5rm6r28kxw6178y6hqg9t	post.held	p-doubted	post:p-doubted	waiting	0	1795615665000000	\N	\N	\N	\N
109	dlv_01mcc5rm513ne5eh8ecmg028bg	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	36	evt_01mcc5rm4y2ay6g5py0r509vt8	post.held	p-guarded	post:p-guarded	delivered	1	1795439254000000	\N	1795615666000000	200	\N
107	dlv_01mcc5rm4zzq0xvf9nhxgndh6z	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	36	evt_01mcc5rm4y2ay6g5py0r509vt8	post.held	p-guarded	post:p-guarded	delivered	1	1795439254000000	\N	1795615666000000	200	\N
115	dlv_01mcc5rm593ea4dxbk4zjs41kk	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	38	evt_01mcc5rm56wg4nttcchd24g01g	post.failed	p-failed	post:p-failed	delivered	1	1795439258000000	\N	1795615666000000	200	\N
113	dlv_01mcc5rm57h33s0zwpd55tjnfk	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	38	evt_01mcc5rm56wg4nttcchd24g01g	post.failed	p-failed	post:p-failed	delivered	1	1795439258000000	\N	1795615666000000	200	\N
142	dlv_01mcc5rm6vbfswnk4ys302zgha	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	52	evt_01mcc5rm6r28kxw6178y6hqg9t	post.held	p-doubted	post:p-doubted	delivered	1	1795615665000000	\N	1795615666000000	200	\N
140	dlv_01mcc5rm6s0p0h6exmraxannjh	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	52	evt_01mcc5rm6r28kxw6178y6hqg9t	post.held	p-doubted	post:p-doubted	delivered	1	1795615665000000	\N	1795615666000000	200	\N
95	dlv_01mcc5rm4ctsshhbg17tpaj5ks	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	32	evt_01mcc5rm4b8gxkd28yxdpy5csv	post.published	p-superseded	post:p-superseded	delivered	1	1795439252000000	\N	1795615666000000	200	\N
85	dlv_01mcc5rm3xkxxb8epw9z3tydh6	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	28	evt_01mcc5rm3tj7yyd6xe57v55m08	review.decided	p-half-decided	post:p-half-decided	delivered	1	1795439250000000	\N	1795615666000000	200	\N
87	dlv_01mcc5rm40njas5j9nfmtaskbr	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	29	evt_01mcc5rm3yc310k54m1t14b368	post.received	p-superseded	post:p-superseded	waiting	1	1795615671000000	\N	\N	\N	the connection broke
88	dlv_01mcc5rm41jxk6xnehqzjran9f	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	29	evt_01mcc5rm3yc310k54m1t14b368	post.received	p-superseded	post:p-superseded	delivered	1	1795439251000000	\N	1795615666000000	200	\N
98	dlv_01mcc5rm4gzh5c963jrsy0g6xq	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	33	evt_01mcc5rm4fh34tzskkyvb7621s	post.received	p-held	thread:t-river	delivered	1	1795439253000000	\N	1795615666000000	200	\N
99	dlv_01mcc5rm4h22w3r4b596456gg6	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	33	evt_01mcc5rm4fh34tzskkyvb7621s	post.received	p-held	thread:t-river	waiting	1	1795615671000000	\N	\N	\N	the connection broke
116	dlv_01mcc5rm5bkmcg6avk515vaytw	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	39	evt_01mcc5rm5atfm0qdk2n34qkjr6	post.received	p-wanting	post:p-wanting	delivered	1	1795439259000000	\N	1795615666000000	200	\N
117	dlv_01mcc5rm5c2xw07ebdj6nt067a	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	39	evt_01mcc5rm5atfm0qdk2n34qkjr6	post.received	p-wanting	post:p-wanting	waiting	1	1795615671000000	\N	\N	\N	the connection broke
145	dlv_01mcc5rm705hctmkd84bsg16jw	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	53	evt_01mcc5rm6x37b2ey2gfkdyxxvt	post.received	p-undelivered	post:p-undelivered	delivered	1	1795615666000000	\N	1795615666000000	200	\N
143	dlv_01mcc5rm6yse2ce6jv2605vc3a	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	53	evt_01mcc5rm6x37b2ey2gfkdyxxvt	post.received	p-undelivered	post:p-undelivered	delivered	1	1795615666000000	\N	1795615666000000	200	\N
97	dlv_01mcc5rm4ew7jem68b59c0d2mx	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	32	evt_01mcc5rm4b8gxkd28yxdpy5csv	post.published	p-superseded	post:p-superseded	delivered	1	1795439252000000	\N	1795615666000000	200	\N
45	dlv_01mcc5rm23bnfxxe7w9hxjjz8b	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	15	evt_01mcc5rm216jd8zd965k3g7039	post.received	p-edited	post:p-edited	waiting	1	1795615671000000	\N	\N	\N	the connection broke
69	dlv_01mcc5rm35145jazm4ahjvcxed	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	23	evt_01mcc5rm33z6yx2ac2whq81yj8	post.received	p-asked	post:p-asked	waiting	1	1795615671000000	\N	\N	\N	the connection broke
79	dlv_01mcc5rm3k2e8xqhwsp091pa00	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	26	evt_01mcc5rm3g9hrvsjctx07gs2m9	post.received	p-half-decided	post:p-half-decided	delivered	1	1795439249000000	\N	1795615666000000	200	\N
78	dlv_01mcc5rm3j9sqgr98a0fg260sx	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	26	evt_01mcc5rm3g9hrvsjctx07gs2m9	post.received	p-half-decided	post:p-half-decided	waiting	1	1795615671000000	\N	\N	\N	the connection broke
77	dlv_01mcc5rm3h6s7ffj42ygg2sj18	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	26	evt_01mcc5rm3g9hrvsjctx07gs2m9	post.received	p-half-decided	post:p-half-decided	delivered	1	1795439249000000	\N	1795615666000000	200	\N
86	dlv_01mcc5rm3z35cnhm3pegsmvssx	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	29	evt_01mcc5rm3yc310k54m1t14b368	post.received	p-superseded	post:p-superseded	delivered	1	1795439251000000	\N	1795615666000000	200	\N
100	dlv_01mcc5rm4j2ppgmnxf6pwvg5hn	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	33	evt_01mcc5rm4fh34tzskkyvb7621s	post.received	p-held	thread:t-river	delivered	1	1795439253000000	\N	1795615666000000	200	\N
106	dlv_01mcc5rm4vfmgy68yeajvh2q02	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	35	evt_01mcc5rm4r9a6htab5h1bhsvqe	post.received	p-guarded	post:p-guarded	delivered	1	1795439254000000	\N	1795615666000000	200	\N
104	dlv_01mcc5rm4sy6mxw3ssmwy3ar9e	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	35	evt_01mcc5rm4r9a6htab5h1bhsvqe	post.received	p-guarded	post:p-guarded	delivered	1	1795439254000000	\N	1795615666000000	200	\N
112	dlv_01mcc5rm55yf319v90968e6bm2	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	37	evt_01mcc5rm52s0n9cr2xjpeqsn7p	post.received	p-failed	post:p-failed	delivered	1	1795439255000000	\N	1795615666000000	200	\N
111	dlv_01mcc5rm54752rsqpeep91xf76	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	37	evt_01mcc5rm52s0n9cr2xjpeqsn7p	post.received	p-failed	post:p-failed	waiting	1	1795615671000000	\N	\N	\N	the connection broke
110	dlv_01mcc5rm532efp1hsmjkphjbd3	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	37	evt_01mcc5rm52s0n9cr2xjpeqsn7p	post.received	p-failed	post:p-failed	delivered	1	1795439255000000	\N	1795615666000000	200	\N
118	dlv_01mcc5rm5dtdy1txtvfhmxts4k	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	39	evt_01mcc5rm5atfm0qdk2n34qkjr6	post.received	p-wanting	post:p-wanting	delivered	1	1795439259000000	\N	1795615666000000	200	\N
134	dlv_01mcc5rm65f05v0b9n0kf1qw6d	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	45	evt_01mcc5rm64hbye89jckzxdwc9d	post.erased	p-erased	post:p-erased	delivered	1	1795439262000000	\N	1795615666000000	200	\N
135	dlv_01mcc5rm66899np5vt72mpvysc	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	45	evt_01mcc5rm64hbye89jckzxdwc9d	post.erased	p-erased	post:p-erased	waiting	1	1795615671000000	\N	\N	\N	the connection broke
137	dlv_01mcc5rm6mk28wxf61qaa3grx5	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	51	evt_01mcc5rm6kkj28pmjv9wcxfd03	post.received	p-doubted	post:p-doubted	delivered	1	1795615665000000	\N	1795615666000000	200	\N
144	dlv_01mcc5rm6zg9fh7fa8hs9zvw3w	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	53	evt_01mcc5rm6x37b2ey2gfkdyxxvt	post.received	p-undelivered	post:p-undelivered	waiting	1	1795615671000000	\N	\N	\N	the connection broke
149	dlv_01mcc5rm76wk6j0n9fbx5j4854	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	55	evt_01mcc5rm75k8ayppqsz7atwc2v	post.received	p-leased	post:p-leased	waiting	0	1795615667000000	\N	\N	\N	\N
150	dlv_01mcc5rm77hejj8h9eswteswqd	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	55	evt_01mcc5rm75k8ayppqsz7atwc2v	post.received	p-leased	post:p-leased	waiting	0	1795615667000000	\N	\N	\N	\N
151	dlv_01mcc5rm7810gvhzhf9fmhamx9	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	55	evt_01mcc5rm75k8ayppqsz7atwc2v	post.received	p-leased	post:p-leased	waiting	0	1795615667000000	\N	\N	\N	\N
155	dlv_01mcc5rm7gnbsxscm4z2vfxf1t	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	59	evt_01mcc5rm7f1hq2gtzf564sj657	post.withdrawn	p-sample-158	post:p-sample-158	waiting	0	1795615668000000	\N	\N	\N	\N
156	dlv_01mcc5rm7hrwe41ac0qmzmxpat	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	59	evt_01mcc5rm7f1hq2gtzf564sj657	post.withdrawn	p-sample-158	post:p-sample-158	waiting	0	1795615668000000	\N	\N	\N	\N
157	dlv_01mcc5rm7jytgax745cc87twpn	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	59	evt_01mcc5rm7f1hq2gtzf564sj657	post.withdrawn	p-sample-158	post:p-sample-158	waiting	0	1795615668000000	\N	\N	\N	\N
59	dlv_01mcc5rm2rgw142neqxwmdtdzb	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	20	evt_01mcc5rm2q5bfh3jy2h15504pw	post.held	p-rejected	post:p-rejected	delivered	1	1795439245000000	\N	1795615666000000	200	\N
71	dlv_01mcc5rm39z8dkgy9skfagw04q	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	24	evt_01mcc5rm38hdrptefb8epssvey	post.held	p-asked	post:p-asked	delivered	1	1795439247000000	\N	1795615666000000	200	\N
82	dlv_01mcc5rm3s6ytd3h8zgtbk10pp	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	27	evt_01mcc5rm3p82d917zmjxn8mgzf	post.held	p-half-decided	post:p-half-decided	delivered	1	1795439249000000	\N	1795615666000000	200	\N
80	dlv_01mcc5rm3qhy5g4ay340gp2m12	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	27	evt_01mcc5rm3p82d917zmjxn8mgzf	post.held	p-half-decided	post:p-half-decided	delivered	1	1795439249000000	\N	1795615666000000	200	\N
119	dlv_01mcc5rm5gdf3sce0etvyffx4x	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	40	evt_01mcc5rm5fs4bktp4wncr1qac8	post.held	p-wanting	post:p-wanting	delivered	1	1795439259000000	\N	1795615666000000	200	\N
146	dlv_01mcc5rm72t98j8eyrh3y248pj	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	54	evt_01mcc5rm714s4wddd1rrpzg45s	post.published	p-undelivered	post:p-undelivered	delivered	1	1795615666000000	\N	1795615666000000	200	\N
152	dlv_01mcc5rm7asq4sz7w0t3kk1js8	rivers	end_01mcc5rm00v3rs3dtr98h6bcfn	56	evt_01mcc5rm79t8qn1tf0f73sth20	post.received	p-received	post:p-received	waiting	0	1795615668000000	\N	\N	\N	\N
153	dlv_01mcc5rm7bhp7egestp6p1ac3p	rivers	end_01mcc5rm0120kw71nvrk6p2fhg	56	evt_01mcc5rm79t8qn1tf0f73sth20	post.received	p-received	post:p-received	waiting	0	1795615668000000	\N	\N	\N	\N
154	dlv_01mcc5rm7cqw2z31wdbzbkjn1v	rivers	end_01mcc5rm0ey1p04pt17y59m0gy	56	evt_01mcc5rm79t8qn1tf0f73sth20	post.received	p-received	post:p-received	waiting	0	1795615668000000	\N	\N	\N	\N
\.

--
-- Data for Name: early_withdrawals; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.early_withdrawals (project, digest, at) FROM stdin;
rivers	1a93587f5dd22da74e4020cd4691502dd89f46e3db24282e1ec4b973e82f7651	1795615668000000
\.

--
-- Data for Name: editions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.editions (project, post, edition, revision, kind, document, at) FROM stdin;
rivers	p-published	1	1	published	{"id": "p-published", "revision": 1, "edition": 1, "project": "rivers", "thread": "t-river", "in_reply_to": null, "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": "The moon shines over the lake as well.", "text": "The sun shines over the river today.", "html": "<p>The sun shines over the river today.</p>", "attachments": [{"url": "https://example.org/river.png", "media_type": null, "alt": "The moon shines over the lake as well.", "caption": null, "transcript": null}], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": "La luna brilla tambi\\u00e9n sobre el lago.", "text": "El sol brilla hoy sobre el r\\u00edo.", "html": "<p>El sol brilla hoy sobre el r\\u00edo.</p>", "attachments": [{"url": "https://example.org/river.png", "media_type": null, "alt": "La luna brilla tambi\\u00e9n sobre el lago.", "caption": null, "transcript": null}], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "title", "source": [0, 38], "target": [0, 37], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}, {"index": 1, "field": "text", "source": [0, 36], "target": [0, 31], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}, {"index": 2, "field": "attachments/0/alt", "source": [0, 38], "target": [0, 37], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}	1795439236000000
rivers	p-sample-15	1	1	published	{"id": "p-sample-15", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The sun shines over the river today.", "html": "<p>The sun shines over the river today.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "El sol brilla hoy sobre el r\\u00edo.", "html": "<p>El sol brilla hoy sobre el r\\u00edo.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 36], "target": [0, 31], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}	1795439237000000
rivers	p-corrected	1	1	published	{"id": "p-corrected", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The sun shines over the river today.", "html": "<p>The sun shines over the river today.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "El sol brilla hoy sobre el r\\u00edo.", "html": "<p>El sol brilla hoy sobre el r\\u00edo.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 36], "target": [0, 31], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}	1795439240000000
rivers	p-corrected	2	2	corrected	{"id": "p-corrected", "revision": 2, "edition": 2, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "markdown", "title": null, "text": "*The moon shines over the lake as well.*", "html": "<p><em>The moon shines over the lake as well.</em></p>\\n", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "*La luna brilla tambi\\u00e9n sobre el lago.*", "html": "<p><em>La luna brilla tambi\\u00e9n sobre el lago.</em></p>\\n", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 40], "target": [0, 39], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}	1795439241000000
rivers	p-withdrawn	1	1	published	null	1795439242000000
rivers	p-withdrawn	2	1	withdrawn	null	1795439242000000
rivers	p-edited	1	1	published	{"id": "p-edited", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "We saw 15 big dogs in the garden.", "html": "<p>We saw 15 big dogs in the garden.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Vimos 15 perros grandes en el jard\\u00edn.", "html": "<p>Vimos 15 perros grandes en el jard\\u00edn.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 33], "target": [0, 37], "language": "en", "origin": "teacher", "score": null, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": []}]}}}	1795439244000000
rivers	p-sample-158	1	1	published	null	1795439239000000
rivers	p-rejected	1	1	published	{"id": "p-rejected", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-6", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "They bought 27 red apples yesterday.", "html": "<p>They bought 27 red apples yesterday.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "They bought 27 red apples yesterday.", "html": "<p>They bought 27 red apples yesterday.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 36], "target": [0, 36], "language": "en", "origin": "verbatim", "score": null, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": []}]}}}	1795439246000000
rivers	p-superseded	1	2	published	{"id": "p-superseded", "revision": 2, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The sun shines over the river today.", "html": "<p>The sun shines over the river today.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "El sol brilla hoy sobre el r\\u00edo.", "html": "<p>El sol brilla hoy sobre el r\\u00edo.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 36], "target": [0, 31], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}	1795439252000000
lakes	p-released	1	1	published	{"id": "p-released", "revision": 1, "edition": 1, "project": "lakes", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "We saw 15 big dogs in the garden.", "html": "<p>We saw 15 big dogs in the garden.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Vimos perros grandes en el jard\\u00edn.", "html": "<p>Vimos perros grandes en el jard\\u00edn.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 33], "target": [0, 34], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "number-changed", "severity": "critical", "message": "The number 15 is missing.", "params": {"number": "15"}, "source": [7, 9], "target": null}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}	1795615663000000
rivers	p-sample-158	2	1	withdrawn	null	1795615668000000
rivers	p-undelivered	1	1	published	{"id": "p-undelivered", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The moon shines over the lake as well.", "html": "<p>The moon shines over the lake as well.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "La luna brilla tambi\\u00e9n sobre el lago.", "html": "<p>La luna brilla tambi\\u00e9n sobre el lago.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 38], "target": [0, 37], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}	1795615666000000
\.

--
-- Data for Name: endpoints; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.endpoints (id, project, classroom, url, payload, declared, secret, secret_env, old_secret, old_secret_until, created_at, failing_since, disabled_at, disabled_reason, removed_at) FROM stdin;
end_01mcc5rm00v3rs3dtr98h6bcfn	rivers	en	https://en.example.org/hook	full	t	\N	RIVERS_EN_SECRET	\N	\N	1795167000000000	\N	\N	\N	\N
end_01mcc5rm03f3jq64ermf1cwvt4	rivers	es	https://gone.example.org/hook	full	f	whsec_ZnJvemVuIGRhdGFiYXNlcyBvbmx5LCBudW1iZXIgMDQ=	\N	\N	\N	1795167120000000	1795167122000000	1795167122000000	the endpoint answered 410: it does not want deliveries any more	\N
end_01mcc5rm02fva1wbzbh50mrd1w	rivers	es	https://busy.example.org/hook	full	f	\N	\N	\N	\N	1795167120000000	\N	\N	\N	1795439236000000
end_01mcc5rm0ey1p04pt17y59m0gy	rivers	es	https://second.example.org/hook	full	f	whsec_ZnJvemVuIGRhdGFiYXNlcyBvbmx5LCBudW1iZXIgMDY=	\N	whsec_ZnJvemVuIGRhdGFiYXNlcyBvbmx5LCBudW1iZXIgMDU=	1795525636000000	1795439236000000	\N	\N	\N	\N
end_01mcc5rm0120kw71nvrk6p2fhg	rivers	es	https://es.example.org/hook	thin	t	whsec_ZnJvemVuIGRhdGFiYXNlcyBvbmx5LCBudW1iZXIgMDI=	\N	\N	\N	1795167000000000	1795615666000000	\N	\N	\N
\.

--
-- Data for Name: erased; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.erased (project, digest, at) FROM stdin;
rivers	2c71d8e887ffda04e2f8d620e5f554752477702cc1b776ece518331d59046140	1795439262000000
\.

--
-- Data for Name: erased_authors; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.erased_authors (project, digest, at) FROM stdin;
rivers	ef1d7a23f3bc3c61520079609e5552856c55c931fa8214e5ab93506c7262e9c6	1795439262000000
\.

--
-- Data for Name: glossaries; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.glossaries (project, source, target, number, name, content, version, by, at) FROM stdin;
rivers	en	es	1	en-es.csv	\\x736f757263652c7461726765740a72697665722c72c3ad6f0a	cd1faf80	tok_rivers_admin	1795167060000000
rivers	en	es	2	en-es.csv	\\x736f757263652c7461726765742c6e6f74650a72697665722c72c3ad6f2c22746865206c6f6e67206f6e652c206f757273220a6c616b652c6c61676f2c0a	e23cff4d	tok_rivers_admin	1795167120000000
rivers	en	es	3	en-es.csv	\\x736f757263652c7461726765742c6b696e642c666f726d732c636173652c6e6f74650d0a72697665722c72c3ad6f2c7472616e736c6174652c2c2c22746865206c6f6e67206f6e652c206f757273220d0a6c616b652c6c61676f2c7472616e736c6174652c2c2c0d0a67617264656e2c6a617264c3ad6e2c7472616e736c6174652c6a617264696e65732c2c0d0a	1179cfa1	teacher	1795439244000000
\.

--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.idempotency (project, token, key, digest, status, headers, body, at) FROM stdin;
rivers	tok_rivers_admin	0001	0000000000000000000000000000000000000000000000000000000000000000	202	{"ETag": "\\"1\\""}	{"id": "p-received", "status": "received"}	1795615668000000
\.

--
-- Data for Name: links; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.links (id, project, kind, digest, member, classroom, thread, created_at, created_by, expires_at, used_at) FROM stdin;
lnk_01mcc5rm6f5z957hgqxc584smn	rivers	review	4b17ba23de3e22aaa24be2a3cc7b7d394a4ae7ed90827721bbdc37068fcb9f57	t-ana	\N	\N	1795615664000000	tok_rivers_admin	1795616264000000	1795615664000000
lnk_01mcc5rm6gv3ewnw3rp18hb3f5	rivers	review	ecf21b2aacb0637b946338a44c3b8995ef454875a081703d79b92ec825990fd3	t-ben	\N	\N	1795615664000000	tok_rivers_admin	1795616264000000	\N
lnk_01mcc5rm6hxfey9f3egaa3kht6	rivers	read	d48798d4e357b17d36ef8ff4480dbb7f8759ed3619afcf44b27b062be0ca69a6	\N	es	t-river	1795615664000000	tok_rivers_admin	1798207664000000	\N
lnk_01mcc5rm6japb3xvz76h6r9tcg	rivers	read	2b43172018692516cd054af92ac76134b5c3dbb3cb803a15a01feba46063a1c1	\N	en	\N	1795615664000000	tok_rivers_admin	1798207664000000	\N
\.

--
-- Data for Name: members; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.members (project, id, languages, scopes, created_at) FROM stdin;
rivers	t-ana	["en", "es"]	["review"]	1795167000000000
rivers	t-ben	["en"]	["read", "review"]	1795167000000000
\.

--
-- Data for Name: memory; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.memory (number, project, language, target, format, digest, source_text, target_text, author, review, by, at) FROM stdin;
1	rivers	en	es	any	66f3b9cdba72422966b7f360ac69e9e53f71664d981556022fbd025809202dd1	The sun shines over the river today.	El sol brilla hoy sobre el río.	s-5	rev_01mcc5rm0qda50b02seqpjz2es	teacher	1795439238000000
2	rivers	en	es	any	cefe3079115707f9d45cae83ba2daa428c9a4e07b35ad001bad7a8849d5f64c8	We saw 15 big dogs in the garden.	Vimos 15 perros grandes en el jardín.	s-5	rev_01mcc5rm25d7a82dawafrecgqm	teacher	1795439244000000
3	rivers	en	es	any	2c4e1c064095b180a408574a88c5c6a1e8b30087de5c5f46bc73118dcf903fb4	His 5 cousins paint.	Aquí His 5 cousins paint.	s-4	rev_01mcc5rm3n520bwv3fx5643pe0	teacher	1795439250000000
\.

--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.outbox (number, id, project, type, post, revision, edition, thread, data, at, to_relay) FROM stdin;
1	evt_01mcc5rm04s7mp2bkpjtkcxk0v	rivers	post.received	p-published	1	0	t-river	{"project": "rivers", "post": "p-published", "revision": 1, "edition": 0, "status": "received", "thread": "t-river", "links": {"post": "/v1/projects/rivers/posts/p-published"}}	1795167121000000	f
2	evt_01mcc5rm098gq741755ps246jr	rivers	post.published	p-published	1	1	t-river	{"project": "rivers", "post": "p-published", "revision": 1, "edition": 1, "status": "published", "thread": "t-river", "links": {"post": "/v1/projects/rivers/posts/p-published"}}	1795439236000000	f
3	evt_01mcc5rm0fnyyp35msszgsh2ps	rivers	post.received	p-sample-15	1	0	\N	{"project": "rivers", "post": "p-sample-15", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-sample-15"}}	1795439237000000	f
4	evt_01mcc5rm0khp47xvcd2kr6tfzf	rivers	post.published	p-sample-15	1	1	\N	{"project": "rivers", "post": "p-sample-15", "revision": 1, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-sample-15"}}	1795439237000000	f
5	evt_01mcc5rm0rhssyn458y3b6q0my	rivers	review.decided	p-sample-15	1	1	\N	{"project": "rivers", "post": "p-sample-15", "revision": 1, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-sample-15"}, "review": "rev_01mcc5rm0qda50b02seqpjz2es", "verdict": "approve"}	1795439238000000	f
6	evt_01mcc5rm0wamnvwfpw18ff597g	rivers	post.received	p-sample-158	1	0	\N	{"project": "rivers", "post": "p-sample-158", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-sample-158"}}	1795439239000000	f
7	evt_01mcc5rm10necyj0f3bka7te0d	rivers	post.published	p-sample-158	1	1	\N	{"project": "rivers", "post": "p-sample-158", "revision": 1, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-sample-158"}}	1795439239000000	f
8	evt_01mcc5rm15fbr0hnnfazd72528	rivers	post.received	p-corrected	1	0	\N	{"project": "rivers", "post": "p-corrected", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-corrected"}}	1795439240000000	f
9	evt_01mcc5rm19rtev7yktmzgzneeq	rivers	post.published	p-corrected	1	1	\N	{"project": "rivers", "post": "p-corrected", "revision": 1, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-corrected"}}	1795439240000000	f
10	evt_01mcc5rm1dtw3raq1r8gmyg8d4	rivers	post.received	p-corrected	2	1	\N	{"project": "rivers", "post": "p-corrected", "revision": 2, "edition": 1, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-corrected"}}	1795439241000000	f
11	evt_01mcc5rm1hknjfqchgqfcjmjn2	rivers	post.corrected	p-corrected	2	2	\N	{"project": "rivers", "post": "p-corrected", "revision": 2, "edition": 2, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-corrected"}}	1795439241000000	f
12	evt_01mcc5rm1n6c9wag817m1jccjd	rivers	post.received	p-withdrawn	1	0	\N	{"project": "rivers", "post": "p-withdrawn", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-withdrawn"}}	1795439242000000	f
13	evt_01mcc5rm1sb9r97tjw9vcf6d0r	rivers	post.published	p-withdrawn	1	1	\N	{"project": "rivers", "post": "p-withdrawn", "revision": 1, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-withdrawn"}}	1795439242000000	f
14	evt_01mcc5rm1xvdgwh7d13dh3jyy7	rivers	post.withdrawn	p-withdrawn	1	2	\N	{"project": "rivers", "post": "p-withdrawn", "revision": 1, "edition": 2, "status": "withdrawn", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-withdrawn"}}	1795439242000000	f
15	evt_01mcc5rm216jd8zd965k3g7039	rivers	post.received	p-edited	1	0	\N	{"project": "rivers", "post": "p-edited", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-edited"}}	1795439243000000	f
16	evt_01mcc5rm26bdbd0dydzxy283a9	rivers	post.held	p-edited	1	0	\N	{"project": "rivers", "post": "p-edited", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-edited"}}	1795439243000000	f
17	evt_01mcc5rm2a0wmsk40w0htmj6y3	rivers	review.decided	p-edited	1	0	\N	{"project": "rivers", "post": "p-edited", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-edited"}, "review": "rev_01mcc5rm25d7a82dawafrecgqm", "verdict": "edit"}	1795439244000000	f
18	evt_01mcc5rm2esg78t41ytf66czmq	rivers	post.published	p-edited	1	1	\N	{"project": "rivers", "post": "p-edited", "revision": 1, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-edited"}}	1795439244000000	f
19	evt_01mcc5rm2j0h2xwejxpmamxn8j	rivers	post.received	p-rejected	1	0	\N	{"project": "rivers", "post": "p-rejected", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-rejected"}}	1795439245000000	f
20	evt_01mcc5rm2q5bfh3jy2h15504pw	rivers	post.held	p-rejected	1	0	\N	{"project": "rivers", "post": "p-rejected", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-rejected"}}	1795439245000000	f
21	evt_01mcc5rm2vpffq8stkf95p7r7f	rivers	review.decided	p-rejected	1	0	\N	{"project": "rivers", "post": "p-rejected", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-rejected"}, "review": "rev_01mcc5rm2pb0p2ygmwwpfz61wf", "verdict": "reject"}	1795439246000000	f
22	evt_01mcc5rm2z88kk08tr1k5x7xf0	rivers	post.published	p-rejected	1	1	\N	{"project": "rivers", "post": "p-rejected", "revision": 1, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-rejected"}}	1795439246000000	f
23	evt_01mcc5rm33z6yx2ac2whq81yj8	rivers	post.received	p-asked	1	0	\N	{"project": "rivers", "post": "p-asked", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-asked"}}	1795439247000000	f
24	evt_01mcc5rm38hdrptefb8epssvey	rivers	post.held	p-asked	1	0	\N	{"project": "rivers", "post": "p-asked", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-asked"}}	1795439247000000	f
25	evt_01mcc5rm3cmr28c7g2xgwj6py0	rivers	review.decided	p-asked	1	0	\N	{"project": "rivers", "post": "p-asked", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-asked"}, "review": "rev_01mcc5rm37g6ev8r88shs1en7f", "verdict": "ask"}	1795439248000000	f
26	evt_01mcc5rm3g9hrvsjctx07gs2m9	rivers	post.received	p-half-decided	1	0	\N	{"project": "rivers", "post": "p-half-decided", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-half-decided"}}	1795439249000000	f
30	evt_01mcc5rm43cfdtmz1h9fr1vfs9	rivers	post.held	p-superseded	1	0	\N	{"project": "rivers", "post": "p-superseded", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-superseded"}}	1795439251000000	f
31	evt_01mcc5rm4750q098dxwh40dam1	rivers	post.received	p-superseded	2	0	\N	{"project": "rivers", "post": "p-superseded", "revision": 2, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-superseded"}}	1795439252000000	f
34	evt_01mcc5rm4m6t2rkj0c9qmkczps	rivers	post.held	p-held	1	0	t-river	{"project": "rivers", "post": "p-held", "revision": 1, "edition": 0, "status": "held", "thread": "t-river", "links": {"post": "/v1/projects/rivers/posts/p-held"}}	1795439253000000	f
35	evt_01mcc5rm4r9a6htab5h1bhsvqe	rivers	post.received	p-guarded	1	0	\N	{"project": "rivers", "post": "p-guarded", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-guarded"}}	1795439254000000	f
40	evt_01mcc5rm5fs4bktp4wncr1qac8	rivers	post.held	p-wanting	1	0	\N	{"project": "rivers", "post": "p-wanting", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-wanting"}}	1795439259000000	f
45	evt_01mcc5rm64hbye89jckzxdwc9d	rivers	post.erased	p-erased	1	1	\N	{"project": "rivers", "post": "p-erased", "revision": 1, "edition": 1, "status": "erased", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-erased"}}	1795439262000000	f
47	evt_01mcc5rm6azez1drz3g13y38wb	lakes	post.held	p-released	1	0	\N	{"project": "lakes", "post": "p-released", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/lakes/posts/p-released"}}	1795439263000000	f
50	evt_01mcc5rm6e9t4zewqrx9hzcsq0	lakes	post.held	p-waits-for-release	1	0	\N	{"project": "lakes", "post": "p-waits-for-release", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/lakes/posts/p-waits-for-release"}}	1795615664000000	f
51	evt_01mcc5rm6kkj28pmjv9wcxfd03	rivers	post.received	p-doubted	1	0	\N	{"project": "rivers", "post": "p-doubted", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-doubted"}}	1795615665000000	f
54	evt_01mcc5rm714s4wddd1rrpzg45s	rivers	post.published	p-undelivered	1	1	\N	{"project": "rivers", "post": "p-undelivered", "revision": 1, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-undelivered"}}	1795615666000000	f
56	evt_01mcc5rm79t8qn1tf0f73sth20	rivers	post.received	p-received	1	0	\N	{"project": "rivers", "post": "p-received", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-received"}}	1795615668000000	f
57	evt_01mcc5rm7d6jbv12afbbyafjtz	rivers	post.received	p-leased	1	0	\N	{}	1795615668000000	t
58	evt_01mcc5rm7edv0ms1kgc8psq3nz	rivers	post.received	p-received	1	0	\N	{}	1795615668000000	t
27	evt_01mcc5rm3p82d917zmjxn8mgzf	rivers	post.held	p-half-decided	1	0	\N	{"project": "rivers", "post": "p-half-decided", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-half-decided"}}	1795439249000000	f
28	evt_01mcc5rm3tj7yyd6xe57v55m08	rivers	review.decided	p-half-decided	1	0	\N	{"project": "rivers", "post": "p-half-decided", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-half-decided"}, "review": "rev_01mcc5rm3n520bwv3fx5643pe0", "verdict": "approve"}	1795439250000000	f
29	evt_01mcc5rm3yc310k54m1t14b368	rivers	post.received	p-superseded	1	0	\N	{"project": "rivers", "post": "p-superseded", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-superseded"}}	1795439251000000	f
32	evt_01mcc5rm4b8gxkd28yxdpy5csv	rivers	post.published	p-superseded	2	1	\N	{"project": "rivers", "post": "p-superseded", "revision": 2, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-superseded"}}	1795439252000000	f
33	evt_01mcc5rm4fh34tzskkyvb7621s	rivers	post.received	p-held	1	0	t-river	{"project": "rivers", "post": "p-held", "revision": 1, "edition": 0, "status": "received", "thread": "t-river", "links": {"post": "/v1/projects/rivers/posts/p-held"}}	1795439253000000	f
36	evt_01mcc5rm4y2ay6g5py0r509vt8	rivers	post.held	p-guarded	1	0	\N	{"project": "rivers", "post": "p-guarded", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-guarded"}}	1795439254000000	f
37	evt_01mcc5rm52s0n9cr2xjpeqsn7p	rivers	post.received	p-failed	1	0	\N	{"project": "rivers", "post": "p-failed", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-failed"}}	1795439255000000	f
38	evt_01mcc5rm56wg4nttcchd24g01g	rivers	post.failed	p-failed	1	0	\N	{"project": "rivers", "post": "p-failed", "revision": 1, "edition": 0, "status": "failed", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-failed"}, "reason": "EngineError"}	1795439258000000	f
39	evt_01mcc5rm5atfm0qdk2n34qkjr6	rivers	post.received	p-wanting	1	0	\N	{"project": "rivers", "post": "p-wanting", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-wanting"}}	1795439259000000	f
46	evt_01mcc5rm687w935zyg7n7as66p	lakes	post.received	p-released	1	0	\N	{"project": "lakes", "post": "p-released", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/lakes/posts/p-released"}}	1795439263000000	f
48	evt_01mcc5rm6b2wn75adrmk0desb0	lakes	post.published	p-released	1	1	\N	{"project": "lakes", "post": "p-released", "revision": 1, "edition": 1, "status": "published", "thread": null, "links": {"post": "/v1/projects/lakes/posts/p-released"}}	1795615663000000	f
49	evt_01mcc5rm6cmjx96282gykemac1	lakes	post.received	p-waits-for-release	1	0	\N	{"project": "lakes", "post": "p-waits-for-release", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/lakes/posts/p-waits-for-release"}}	1795615664000000	f
52	evt_01mcc5rm6r28kxw6178y6hqg9t	rivers	post.held	p-doubted	1	0	\N	{"project": "rivers", "post": "p-doubted", "revision": 1, "edition": 0, "status": "held", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-doubted"}}	1795615665000000	f
53	evt_01mcc5rm6x37b2ey2gfkdyxxvt	rivers	post.received	p-undelivered	1	0	\N	{"project": "rivers", "post": "p-undelivered", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-undelivered"}}	1795615666000000	f
55	evt_01mcc5rm75k8ayppqsz7atwc2v	rivers	post.received	p-leased	1	0	\N	{"project": "rivers", "post": "p-leased", "revision": 1, "edition": 0, "status": "received", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-leased"}}	1795615667000000	f
59	evt_01mcc5rm7f1hq2gtzf564sj657	rivers	post.withdrawn	p-sample-158	1	2	\N	{"project": "rivers", "post": "p-sample-158", "revision": 1, "edition": 2, "status": "withdrawn", "thread": null, "links": {"post": "/v1/projects/rivers/posts/p-sample-158"}}	1795615668000000	t
\.

--
-- Data for Name: passages; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.passages (project, post, revision, target, "position", language, field, format, source_text, target_text, origin, packages, raw, at) FROM stdin;
rivers	p-published	1	es	0	en	title	plain	The moon shines over the lake as well.	La luna brilla también sobre el lago.	machine	scripted	0.5	1795439236000000
rivers	p-published	1	es	1	en	text	plain	The sun shines over the river today.	El sol brilla hoy sobre el río.	machine	scripted	0.5	1795439236000000
rivers	p-published	1	es	2	en	attachments/0/alt	plain	The moon shines over the lake as well.	La luna brilla también sobre el lago.	machine	scripted	0.5	1795439236000000
rivers	p-sample-15	1	es	0	en	text	plain	The sun shines over the river today.	El sol brilla hoy sobre el río.	machine	scripted	0.5	1795439237000000
rivers	p-corrected	2	es	0	en	text	markdown	*The moon shines over the lake as well.*	*La luna brilla también sobre el lago.*	machine	scripted	0.5	1795439241000000
rivers	p-edited	1	es	0	en	text	plain	We saw 15 big dogs in the garden.	Vimos perros grandes en el jardín.	machine	scripted	0.5	1795439243000000
rivers	p-rejected	1	es	0	en	text	plain	They bought 27 red apples yesterday.	Ayer compraron manzanas rojas.	machine	scripted	0.5	1795439245000000
rivers	p-asked	1	es	0	en	text	plain	My 3 brothers swim.	Aquí My 3 brothers swim.	machine	scripted	0.5	1795439247000000
rivers	p-half-decided	1	es	0	en	text	plain	Her 4 sisters sing.	Aquí Her 4 sisters sing.	machine	scripted	0.5	1795439249000000
rivers	p-half-decided	1	es	1	en	text	plain	His 5 cousins paint.	Aquí His 5 cousins paint.	machine	scripted	0.5	1795439249000000
rivers	p-superseded	2	es	0	en	text	plain	The sun shines over the river today.	El sol brilla hoy sobre el río.	machine	scripted	0.5	1795439252000000
rivers	p-held	1	es	0	en	text	plain	There were 8 boats.	Aquí There were 8 boats.	machine	scripted	0.5	1795439253000000
rivers	p-guarded	1	es	0	en	text	plain	Write to me at kim@example.org please.	Aquí Write to me at kim@example.org please.	machine	scripted	0.5	1795439254000000
rivers	p-wanting	1	es	0	en	text	plain	The bridge is high.	The bridge is high.	verbatim	\N	\N	1795439259000000
lakes	p-released	1	es	0	en	text	plain	We saw 15 big dogs in the garden.	Vimos perros grandes en el jardín.	machine	scripted	0.5	1795439263000000
lakes	p-waits-for-release	1	es	0	en	text	plain	They bought 27 red apples yesterday.	Ayer compraron manzanas rojas.	machine	scripted	0.5	1795615664000000
rivers	p-doubted	1	es	0	en	text	plain	The valley sleeps quietly below the white clouds.	El valle duerme tranquilo bajo las nubes blancas, mientras las ovejas de nuestra vecina buscan la hierba fresca cerca del arroyo.	machine	scripted	0.5	1795615665000000
rivers	p-undelivered	1	es	0	en	text	plain	The moon shines over the lake as well.	La luna brilla también sobre el lago.	machine	scripted	0.5	1795615666000000
\.

--
-- Data for Name: pending; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.pending (number, batch, project, review, version, verdict, by, due_at) FROM stdin;
1	bat_01mcc5rm6wvkb7g1c7y1z4cprs	rivers	rev_01mcc5rm6q8jfh510em5kdn8v5	1	approve	member t-ana	1795615694000000
\.

--
-- Data for Name: posts; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.posts (project, id, revision, edition, version, changed, state, classroom, author, thread, in_reply_to, created_at, received_at, updated_at, language, reason, release_at, work, lease_owner, lease_until, lease_fence, tries, wants) FROM stdin;
rivers	p-published	1	1	2	2	published	en	s-4	t-river	\N	1795167000000000	1795167121000000	1795439236000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-sample-15	1	1	3	5	published	en	s-5	\N	\N	1795167000000000	1795439237000000	1795439238000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-corrected	2	2	4	11	published	en	s-5	\N	\N	1795167000000000	1795439241000000	1795439241000000	en	\N	\N	idle	\N	\N	3	1	null
rivers	p-withdrawn	1	2	3	14	withdrawn	en	s-6	\N	\N	1795167000000000	1795439242000000	1795439242000000	en	\N	\N	idle	\N	\N	2	1	null
rivers	p-edited	1	1	3	18	published	en	s-5	\N	\N	1795167000000000	1795439243000000	1795439244000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-rejected	1	1	3	22	published	en	s-6	\N	\N	1795167000000000	1795439245000000	1795439246000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-asked	1	0	2	24	held	en	s-4	\N	\N	1795167000000000	1795439247000000	1795439247000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-half-decided	1	0	3	28	held	en	s-4	\N	\N	1795167000000000	1795439249000000	1795439250000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-superseded	2	1	4	32	published	en	s-7	\N	\N	1795167000000000	1795439252000000	1795439252000000	en	\N	\N	idle	\N	\N	3	1	null
rivers	p-held	1	0	2	34	held	en	s-4	t-river	p-published	1795167000000000	1795439253000000	1795439253000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-guarded	1	0	2	36	held	en	s-6	\N	\N	1795167000000000	1795439254000000	1795439254000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-failed	1	0	2	38	failed	en	s-7	\N	\N	1795167000000000	1795439255000000	1795439258000000	\N	EngineError	\N	idle	\N	\N	3	3	null
rivers	p-wanting	1	0	2	40	held	en	s-7	\N	\N	1795167000000000	1795439259000000	1795439259000000	en	\N	\N	wanting	\N	\N	1	1	[["en", "es"]]
lakes	p-released	1	1	3	48	published	en	s-4	\N	\N	1795167000000000	1795439263000000	1795615663000000	en	\N	\N	idle	\N	\N	1	1	null
lakes	p-waits-for-release	1	0	2	50	held	en	s-4	\N	\N	1795167000000000	1795615664000000	1795615664000000	en	\N	1795788464000000	idle	\N	\N	1	1	null
rivers	p-doubted	1	0	2	52	held	en	s-4	\N	\N	1795167000000000	1795615665000000	1795615665000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-undelivered	1	1	2	54	published	en	s-5	\N	\N	1795167000000000	1795615666000000	1795615666000000	en	\N	\N	idle	\N	\N	1	1	null
rivers	p-leased	1	0	1	55	received	en	s-7	\N	\N	1795167000000000	1795615667000000	1795615667000000	\N	\N	\N	leased	a worker that was stopped	1795615687000000	1	1	null
rivers	p-received	1	0	1	56	received	en	s-7	\N	\N	1795167000000000	1795615668000000	1795615668000000	\N	\N	\N	waiting	\N	\N	0	0	null
rivers	p-sample-158	1	2	3	59	withdrawn	en	s-5	\N	\N	1795167000000000	1795439239000000	1795615668000000	en	\N	\N	idle	\N	\N	2	1	null
\.

--
-- Data for Name: projects; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.projects (id, body, version, created_at, updated_at) FROM stdin;
rivers	{"id": "rivers", "name": "Rivers", "classrooms": [{"id": "en", "language": "en", "timezone": "UTC", "endpoints": [{"url": "https://en.example.org/hook", "secret_env": "RIVERS_EN_SECRET"}]}, {"id": "es", "language": "es", "timezone": "UTC", "endpoints": [{"url": "https://es.example.org/hook", "payload": "thin"}]}], "review": {"policy": "hold", "budget": 0}, "retention": {"days": 400}}	1	1795167000000000	1795167000000000
lakes	{"id": "lakes", "name": "Rivers", "classrooms": [{"id": "en", "language": "en", "timezone": "UTC"}, {"id": "es", "language": "es", "timezone": "UTC"}], "review": {"policy": "hold", "budget": 0, "release_after_hours": 48}, "retention": {"days": 400}}	1	1795167000000000	1795167000000000
\.

--
-- Data for Name: relay; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.relay (id, since) FROM stdin;
1	1795615668000000
\.

--
-- Data for Name: retried; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.retried (topic, partition, "position", at) FROM stdin;
translate.dlq.v1	0	7	1795615668000000
\.

--
-- Data for Name: reviews; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.reviews (number, id, project, post, revision, target, "position", language, kind, flags, source_text, target_text, question, state, version, verdict, text, note, decided_by, decided_at, opened_at, classroom, reason, source_from, target_from) FROM stdin;
1	rev_01mcc5rm0dms40d0wyq42vdsq3	rivers	p-published	1	es	2	en	sample	[{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	The moon shines over the lake as well.	La luna brilla también sobre el lago.	28463727277dc0f76b45bff854965c4ea2d65e3c02af9d91cf071880f21ecef2	open	1	\N	\N	\N	\N	\N	1795439236000000	en	\N	0	0
2	rev_01mcc5rm0qda50b02seqpjz2es	rivers	p-sample-15	1	es	0	en	sample	[{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	The sun shines over the river today.	El sol brilla hoy sobre el río.	fb751ac0fd6fa855f317c78ad5ddea8f6798e29f0f4a84fc5b6dc5d84eaf48ef	decided	2	approve	\N	\N	teacher	1795439238000000	1795439237000000	en	\N	0	0
4	rev_01mcc5rm25d7a82dawafrecgqm	rivers	p-edited	1	es	0	en	critical	[{"code": "number-changed", "severity": "critical", "message": "The number 15 is missing.", "params": {"number": "15"}, "source": [7, 9], "target": null}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	We saw 15 big dogs in the garden.	Vimos perros grandes en el jardín.	d847b9bc3611df86d823ce5369aedf81751d49a38081563a0b4b6f0edbbc1f86	decided	2	edit	Vimos 15 perros grandes en el jardín.	\N	teacher	1795439244000000	1795439243000000	en	number-changed	0	0
5	rev_01mcc5rm2pb0p2ygmwwpfz61wf	rivers	p-rejected	1	es	0	en	critical	[{"code": "number-changed", "severity": "critical", "message": "The number 27 is missing.", "params": {"number": "27"}, "source": [12, 14], "target": null}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	They bought 27 red apples yesterday.	Ayer compraron manzanas rojas.	1e4fac0a8dce295ab771c4972bf56b95a471973d416f5a6a24dd4e77771a82ad	decided	2	reject	\N	The number is missing.	teacher	1795439246000000	1795439245000000	en	number-changed	0	0
6	rev_01mcc5rm37g6ev8r88shs1en7f	rivers	p-asked	1	es	0	en	critical	[{"code": "untranslated", "severity": "critical", "message": "\\u201cMy 3 brothers swim\\u201d was left in its own language.", "params": {"words": "My 3 brothers swim"}, "source": [0, 18], "target": [5, 23]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	My 3 brothers swim.	Aquí My 3 brothers swim.	91a72facdd538b4c727aac1f985caaa667de2b9a8edc89361d0103adbaced871	decided	2	ask	\N	Three, really?	teacher	1795439248000000	1795439247000000	en	untranslated	0	0
7	rev_01mcc5rm3my1tynk0h1s7q7zcm	rivers	p-half-decided	1	es	0	en	critical	[{"code": "untranslated", "severity": "critical", "message": "\\u201cHer 4 sisters sing\\u201d was left in its own language.", "params": {"words": "Her 4 sisters sing"}, "source": [0, 18], "target": [5, 23]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	Her 4 sisters sing.	Aquí Her 4 sisters sing.	7f79a9c368cddf594e582955bf99d82c931f35253d8446506c348fd4f22ef298	open	1	\N	\N	\N	\N	\N	1795439249000000	en	untranslated	0	0
8	rev_01mcc5rm3n520bwv3fx5643pe0	rivers	p-half-decided	1	es	1	en	critical	[{"code": "untranslated", "severity": "critical", "message": "\\u201cHis 5 cousins paint\\u201d was left in its own language.", "params": {"words": "His 5 cousins paint"}, "source": [20, 39], "target": [30, 49]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	His 5 cousins paint.	Aquí His 5 cousins paint.	bd6d92c9ca199aea2e2e7113482a719deeaa7233ad97bbe08f316148d635747d	decided	2	approve	\N	\N	teacher	1795439250000000	1795439249000000	en	untranslated	20	25
9	rev_01mcc5rm423axqw2njxmrv3gky	rivers	p-superseded	1	es	0	en	critical	[{"code": "untranslated", "severity": "critical", "message": "\\u201cWe have 6 hens\\u201d was left in its own language.", "params": {"words": "We have 6 hens"}, "source": [0, 14], "target": [5, 19]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	We have 6 hens.	Aquí We have 6 hens.	e4a5d730043c98ff2cd0bf671aa5e3f2d34c05d7cd0998c81e4c0f01816ef29b	closed	2	\N	\N	\N	\N	\N	1795439251000000	en	untranslated	0	0
10	rev_01mcc5rm4k5ahjpw8k8ch0tssb	rivers	p-held	1	es	0	en	critical	[{"code": "untranslated", "severity": "critical", "message": "\\u201cThere were 8 boats\\u201d was left in its own language.", "params": {"words": "There were 8 boats"}, "source": [0, 18], "target": [5, 23]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	There were 8 boats.	Aquí There were 8 boats.	4c2773ecc064c708c203aa38610dc9cbb281317e68fc2921635242cf638219c9	open	1	\N	\N	\N	\N	\N	1795439253000000	en	untranslated	0	0
11	rev_01mcc5rm4whmcs8y0gv0hac25z	rivers	p-guarded	1	\N	\N	en	critical	[{"code": "contact-detail", "severity": "critical", "message": "This text seems to contain an e-mail address.", "params": {"kind": "an e-mail address"}, "source": [15, 30], "target": null}]	\N	\N	6da33c33ce1d104fa29fafd692083e36f5d92ae435da1cd8d7d407a95282a650	open	1	\N	\N	\N	\N	\N	1795439254000000	en	contact-detail	\N	\N
12	rev_01mcc5rm4xa8dhnce45z2jykxy	rivers	p-guarded	1	es	0	en	critical	[{"code": "untranslated", "severity": "critical", "message": "\\u201cto me at                 please\\u201d was left in its own language.", "params": {"words": "to me at                 please"}, "source": [6, 37], "target": [11, 42]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	Write to me at kim@example.org please.	Aquí Write to me at kim@example.org please.	b2a4ffe5236c4fa3c054e2e1ba343e02b9f21823be9ba8f36106dd72013a596c	open	1	\N	\N	\N	\N	\N	1795439254000000	en	untranslated	0	0
13	rev_01mcc5rm5e18zcmdbnd3h96jzh	rivers	p-wanting	1	es	0	en	critical	[{"code": "model-missing", "severity": "critical", "message": "No translation package from English to Spanish is installed. An operator can install it: passerelle models install en-es", "params": {"source_code": "en", "source_name": "English", "target_name": "Spanish", "command": "passerelle models install en-es"}, "source": [0, 19], "target": null}]	The bridge is high.	The bridge is high.	671bc97836dca529102c0ab13a8e8eb3a63ca2a05835264011e87a89e892ba41	open	1	\N	\N	\N	\N	\N	1795439259000000	en	model-missing	0	0
17	rev_01mcc5rm6q8jfh510em5kdn8v5	rivers	p-doubted	1	es	0	en	unsure	[{"code": "length-unlikely", "severity": "unsure", "message": "The translation is unusually long beside the original.", "params": {"direction": "long"}, "source": [0, 49], "target": [0, 129]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	The valley sleeps quietly below the white clouds.	El valle duerme tranquilo bajo las nubes blancas, mientras las ovejas de nuestra vecina buscan la hierba fresca cerca del arroyo.	09b98ca40ee983fa6491e4f6098cdf3099c50db30e06b78e795219f5a754a467	open	1	\N	\N	\N	\N	\N	1795615665000000	en	length-unlikely	0	0
3	rev_01mcc5rm14jv469cpjqj0nmhy5	rivers	p-sample-158	1	es	0	en	sample	[]			556391f22d07448296c35ce46b70bae88bbe32011cd44716b0b12254fd7163b2	closed	2	\N	\N	\N	\N	\N	1795439239000000	en	\N	0	0
15	rev_01mcc5rm69t7n19n4n9se4envv	lakes	p-released	1	es	0	en	critical	[{"code": "number-changed", "severity": "critical", "message": "The number 15 is missing.", "params": {"number": "15"}, "source": [7, 9], "target": null}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	We saw 15 big dogs in the garden.	Vimos perros grandes en el jardín.	d847b9bc3611df86d823ce5369aedf81751d49a38081563a0b4b6f0edbbc1f86	open	1	\N	\N	\N	\N	\N	1795439263000000	en	number-changed	0	0
16	rev_01mcc5rm6d78wf1mztbhbc25k9	lakes	p-waits-for-release	1	es	0	en	critical	[{"code": "number-changed", "severity": "critical", "message": "The number 27 is missing.", "params": {"number": "27"}, "source": [12, 14], "target": null}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]	They bought 27 red apples yesterday.	Ayer compraron manzanas rojas.	1e4fac0a8dce295ab771c4972bf56b95a471973d416f5a6a24dd4e77771a82ad	open	1	\N	\N	\N	\N	\N	1795615664000000	en	number-changed	0	0
\.

--
-- Data for Name: revisions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.revisions (project, post, revision, body, digest, received_at, document) FROM stdin;
rivers	p-published	1	{"id": "p-published", "project": "rivers", "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "text": "The sun shines over the river today.", "format": "plain", "thread": "t-river", "in_reply_to": null, "revision": 1, "language": "en", "title": "The moon shines over the lake as well.", "attachments": [{"url": "https://example.org/river.png", "media_type": null, "alt": "The moon shines over the lake as well.", "caption": null, "transcript": null}]}	09644fa1d2d93fe8c7819ac863bc1086441c741e813bf92ee3ed939796ba0084	1795167121000000	{"id": "p-published", "revision": 1, "edition": 1, "project": "rivers", "thread": "t-river", "in_reply_to": null, "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": "The moon shines over the lake as well.", "text": "The sun shines over the river today.", "html": "<p>The sun shines over the river today.</p>", "attachments": [{"url": "https://example.org/river.png", "media_type": null, "alt": "The moon shines over the lake as well.", "caption": null, "transcript": null}], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": "La luna brilla tambi\\u00e9n sobre el lago.", "text": "El sol brilla hoy sobre el r\\u00edo.", "html": "<p>El sol brilla hoy sobre el r\\u00edo.</p>", "attachments": [{"url": "https://example.org/river.png", "media_type": null, "alt": "La luna brilla tambi\\u00e9n sobre el lago.", "caption": null, "transcript": null}], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "title", "source": [0, 38], "target": [0, 37], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}, {"index": 1, "field": "text", "source": [0, 36], "target": [0, 31], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}, {"index": 2, "field": "attachments/0/alt", "source": [0, 38], "target": [0, 37], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-corrected	1	{"id": "p-corrected", "project": "rivers", "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "text": "The sun shines over the river today.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	a70b2a0994d823053dd571d848558ff272f402f99387a79a16f4c085f83fa9a4	1795439240000000	{"id": "p-corrected", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The sun shines over the river today.", "html": "<p>The sun shines over the river today.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "El sol brilla hoy sobre el r\\u00edo.", "html": "<p>El sol brilla hoy sobre el r\\u00edo.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 36], "target": [0, 31], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-sample-15	1	{"id": "p-sample-15", "project": "rivers", "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "text": "The sun shines over the river today.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	32d095882605ba67411e47488b6af99046dd37b3c0874a8218ecb7b31ebb312f	1795439237000000	{"id": "p-sample-15", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The sun shines over the river today.", "html": "<p>The sun shines over the river today.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "El sol brilla hoy sobre el r\\u00edo.", "html": "<p>El sol brilla hoy sobre el r\\u00edo.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 36], "target": [0, 31], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": []}]}}}
rivers	p-sample-158	1	{"id": "p-sample-158", "project": "rivers", "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "text": "The moon shines over the lake as well.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	6866bc5f9719e614be47944efc2094efb56f2cc6089ec5a97c8af3b29d96747e	1795439239000000	{"id": "p-sample-158", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The moon shines over the lake as well.", "html": "<p>The moon shines over the lake as well.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "La luna brilla tambi\\u00e9n sobre el lago.", "html": "<p>La luna brilla tambi\\u00e9n sobre el lago.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 38], "target": [0, 37], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-superseded	2	{"id": "p-superseded", "project": "rivers", "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "text": "The sun shines over the river today.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 2, "language": "en", "title": null, "attachments": []}	05034aba52583f0a47670f5dac6e118c82b1501e568eb04f2d95e2893d737206	1795439252000000	{"id": "p-superseded", "revision": 2, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The sun shines over the river today.", "html": "<p>The sun shines over the river today.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "El sol brilla hoy sobre el r\\u00edo.", "html": "<p>El sol brilla hoy sobre el r\\u00edo.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 36], "target": [0, 31], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-corrected	2	{"id": "p-corrected", "project": "rivers", "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "text": "*The moon shines over the lake as well.*", "format": "markdown", "thread": null, "in_reply_to": null, "revision": 2, "language": "en", "title": null, "attachments": []}	11b630197421fb86940b6c93678d3d115969697599512ba69631169395214250	1795439241000000	{"id": "p-corrected", "revision": 2, "edition": 2, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "markdown", "title": null, "text": "*The moon shines over the lake as well.*", "html": "<p><em>The moon shines over the lake as well.</em></p>\\n", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "*La luna brilla tambi\\u00e9n sobre el lago.*", "html": "<p><em>La luna brilla tambi\\u00e9n sobre el lago.</em></p>\\n", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 40], "target": [0, 39], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-withdrawn	1	{"id": "p-withdrawn", "project": "rivers", "classroom": "en", "author": "s-6", "created_at": "2026-11-20T09:30:00+00:00", "text": "The moon shines over the lake as well.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	d4c237f3b1a144e54eae1b17b33c05d6c23c7a99a1a7f0934e8324b092604173	1795439242000000	{"id": "p-withdrawn", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-6", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The moon shines over the lake as well.", "html": "<p>The moon shines over the lake as well.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "La luna brilla tambi\\u00e9n sobre el lago.", "html": "<p>La luna brilla tambi\\u00e9n sobre el lago.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 38], "target": [0, 37], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-edited	1	{"id": "p-edited", "project": "rivers", "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "text": "We saw 15 big dogs in the garden.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	6b72c664d6f77bd5742ffd743f080b9cb9e0ce7edf9b6892b0e39d808b12ed74	1795439243000000	{"id": "p-edited", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "We saw 15 big dogs in the garden.", "html": "<p>We saw 15 big dogs in the garden.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Vimos 15 perros grandes en el jard\\u00edn.", "html": "<p>Vimos 15 perros grandes en el jard\\u00edn.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 33], "target": [0, 37], "language": "en", "origin": "teacher", "score": null, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": []}]}}}
rivers	p-rejected	1	{"id": "p-rejected", "project": "rivers", "classroom": "en", "author": "s-6", "created_at": "2026-11-20T09:30:00+00:00", "text": "They bought 27 red apples yesterday.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	2ccdc323dfcfbb1dd1742ec9f3ddedc25ec4b324c1cd314d51e2dad0306df050	1795439245000000	{"id": "p-rejected", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-6", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "They bought 27 red apples yesterday.", "html": "<p>They bought 27 red apples yesterday.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "They bought 27 red apples yesterday.", "html": "<p>They bought 27 red apples yesterday.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 36], "target": [0, 36], "language": "en", "origin": "verbatim", "score": null, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": []}]}}}
rivers	p-asked	1	{"id": "p-asked", "project": "rivers", "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "text": "My 3 brothers swim.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	c5c149e9eb5a43ec215ed3f9bfa2fdb42214827b996a55b327256034d571c692	1795439247000000	{"id": "p-asked", "revision": 1, "edition": 0, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "status": "held", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "My 3 brothers swim.", "html": "<p>My 3 brothers swim.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Aqu\\u00ed My 3 brothers swim.", "html": "<p>Aqu\\u00ed My 3 brothers swim.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 19], "target": [0, 24], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "untranslated", "severity": "critical", "message": "\\u201cMy 3 brothers swim\\u201d was left in its own language.", "params": {"words": "My 3 brothers swim"}, "source": [0, 18], "target": [5, 23]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-half-decided	1	{"id": "p-half-decided", "project": "rivers", "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "text": "Her 4 sisters sing. His 5 cousins paint.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	af99ad5b9207adaf2954dcda4aae5b1c090fe1e26c2496bfa8e0ef6ce53360f7	1795439249000000	{"id": "p-half-decided", "revision": 1, "edition": 0, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "status": "held", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "Her 4 sisters sing. His 5 cousins paint.", "html": "<p>Her 4 sisters sing. His 5 cousins paint.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Aqu\\u00ed Her 4 sisters sing. Aqu\\u00ed His 5 cousins paint.", "html": "<p>Aqu\\u00ed Her 4 sisters sing. Aqu\\u00ed His 5 cousins paint.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 19], "target": [0, 24], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "untranslated", "severity": "critical", "message": "\\u201cHer 4 sisters sing\\u201d was left in its own language.", "params": {"words": "Her 4 sisters sing"}, "source": [0, 18], "target": [5, 23]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}, {"index": 1, "field": "text", "source": [20, 40], "target": [25, 50], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": []}]}}}
rivers	p-superseded	1	{"id": "p-superseded", "project": "rivers", "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "text": "We have 6 hens.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	6e9ad08ae53ce2cdd45c6b637d88400fe3df0eae8bbd5e6f9e61fa6bc420fdd8	1795439251000000	{"id": "p-superseded", "revision": 1, "edition": 0, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "status": "held", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "We have 6 hens.", "html": "<p>We have 6 hens.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Aqu\\u00ed We have 6 hens.", "html": "<p>Aqu\\u00ed We have 6 hens.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 15], "target": [0, 20], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "untranslated", "severity": "critical", "message": "\\u201cWe have 6 hens\\u201d was left in its own language.", "params": {"words": "We have 6 hens"}, "source": [0, 14], "target": [5, 19]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-failed	1	{"id": "p-failed", "project": "rivers", "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "text": "The well is deep.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	007d216bd8c464698373904d6e1359ca712f6c31d25f37524d836927bdfa1f90	1795439255000000	\N
rivers	p-held	1	{"id": "p-held", "project": "rivers", "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "text": "There were 8 boats.", "format": "plain", "thread": "t-river", "in_reply_to": "p-published", "revision": 1, "language": "en", "title": null, "attachments": []}	f51ff592acd67910da7a381daac91c9e9831805918aa2f547805dd1b2499dd17	1795439253000000	{"id": "p-held", "revision": 1, "edition": 0, "project": "rivers", "thread": "t-river", "in_reply_to": "p-published", "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "status": "held", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "There were 8 boats.", "html": "<p>There were 8 boats.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Aqu\\u00ed There were 8 boats.", "html": "<p>Aqu\\u00ed There were 8 boats.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 19], "target": [0, 24], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "untranslated", "severity": "critical", "message": "\\u201cThere were 8 boats\\u201d was left in its own language.", "params": {"words": "There were 8 boats"}, "source": [0, 18], "target": [5, 23]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-guarded	1	{"id": "p-guarded", "project": "rivers", "classroom": "en", "author": "s-6", "created_at": "2026-11-20T09:30:00+00:00", "text": "Write to me at kim@example.org please.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	b229173aea1b6be42ad67073ac2282a205ad625524259b7f56a2c2f68d8db322	1795439254000000	{"id": "p-guarded", "revision": 1, "edition": 0, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-6", "created_at": "2026-11-20T09:30:00+00:00", "status": "held", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "Write to me at kim@example.org please.", "html": "<p>Write to me at kim@example.org please.</p>", "attachments": [], "flags": [{"code": "contact-detail", "severity": "critical", "message": "This text seems to contain an e-mail address.", "params": {"kind": "an e-mail address"}, "source": [15, 30], "target": null}], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Aqu\\u00ed Write to me at kim@example.org please.", "html": "<p>Aqu\\u00ed Write to me at kim@example.org please.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 38], "target": [0, 43], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "untranslated", "severity": "critical", "message": "\\u201cto me at                 please\\u201d was left in its own language.", "params": {"words": "to me at                 please"}, "source": [6, 37], "target": [11, 42]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-wanting	1	{"id": "p-wanting", "project": "rivers", "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "text": "The bridge is high.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	6e8f4cf0ed3732887fb6cec305e847acd5718b8efe5923ba5ece9df2f61f8a70	1795439259000000	{"id": "p-wanting", "revision": 1, "edition": 0, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "status": "held", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The bridge is high.", "html": "<p>The bridge is high.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "The bridge is high.", "html": "<p>The bridge is high.</p>", "attachments": [], "signature": null, "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 19], "target": [0, 19], "language": "en", "origin": "verbatim", "score": null, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "model-missing", "severity": "critical", "message": "No translation package from English to Spanish is installed. An operator can install it: passerelle models install en-es", "params": {"source_code": "en", "source_name": "English", "target_name": "Spanish", "command": "passerelle models install en-es"}, "source": [0, 19], "target": null}]}]}}}
rivers	p-doubted	1	{"id": "p-doubted", "project": "rivers", "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "text": "The valley sleeps quietly below the white clouds.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	4981ad462134f4592e01b0cd9b9d0e8bc21bd179ee12c5d4deb15f3e9494642a	1795615665000000	{"id": "p-doubted", "revision": 1, "edition": 0, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "status": "held", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The valley sleeps quietly below the white clouds.", "html": "<p>The valley sleeps quietly below the white clouds.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "El valle duerme tranquilo bajo las nubes blancas, mientras las ovejas de nuestra vecina buscan la hierba fresca cerca del arroyo.", "html": "<p>El valle duerme tranquilo bajo las nubes blancas, mientras las ovejas de nuestra vecina buscan la hierba fresca cerca del arroyo.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 49], "target": [0, 129], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "length-unlikely", "severity": "unsure", "message": "The translation is unusually long beside the original.", "params": {"direction": "long"}, "source": [0, 49], "target": [0, 129]}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-received	1	{"id": "p-received", "project": "rivers", "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "text": "The meadow is wide.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	c9de4d4d1880093fd134da72946a278496ae882c99fe253509e8ae774d96271a	1795615668000000	\N
rivers	p-undelivered	1	{"id": "p-undelivered", "project": "rivers", "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "text": "The moon shines over the lake as well.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	ef910e98d026562401db805e11132630db8bddee2e82a3c0fca8f6a8cb85e1b5	1795615666000000	{"id": "p-undelivered", "revision": 1, "edition": 1, "project": "rivers", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-5", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "The moon shines over the lake as well.", "html": "<p>The moon shines over the lake as well.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "La luna brilla tambi\\u00e9n sobre el lago.", "html": "<p>La luna brilla tambi\\u00e9n sobre el lago.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 38], "target": [0, 37], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
lakes	p-released	1	{"id": "p-released", "project": "lakes", "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "text": "We saw 15 big dogs in the garden.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	1c584545ca5963ae3a709915b5be42c5a7fdd70785954747149ff34511083d40	1795439263000000	{"id": "p-released", "revision": 1, "edition": 1, "project": "lakes", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "status": "published", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "We saw 15 big dogs in the garden.", "html": "<p>We saw 15 big dogs in the garden.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Vimos perros grandes en el jard\\u00edn.", "html": "<p>Vimos perros grandes en el jard\\u00edn.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 33], "target": [0, 34], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "number-changed", "severity": "critical", "message": "The number 15 is missing.", "params": {"number": "15"}, "source": [7, 9], "target": null}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
lakes	p-waits-for-release	1	{"id": "p-waits-for-release", "project": "lakes", "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "text": "They bought 27 red apples yesterday.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	837420cfbfa98c61bc6fb1fbb65ad967074f7b3d75b653381b8b0ebff4a7f308	1795615664000000	{"id": "p-waits-for-release", "revision": 1, "edition": 0, "project": "lakes", "thread": null, "in_reply_to": null, "classroom": "en", "author": "s-4", "created_at": "2026-11-20T09:30:00+00:00", "status": "held", "language": {"code": "en", "probability": 1.0, "by": "detected"}, "dir": "ltr", "format": "plain", "title": null, "text": "They bought 27 red apples yesterday.", "html": "<p>They bought 27 red apples yesterday.</p>", "attachments": [], "flags": [], "translations": {"es": {"language": "es", "dir": "ltr", "title": null, "text": "Ayer compraron manzanas rojas.", "html": "<p>Ayer compraron manzanas rojas.</p>", "attachments": [], "signature": "scripted:en-es:g0", "via": null, "passages": [{"index": 0, "field": "text", "source": [0, 36], "target": [0, 30], "language": "en", "origin": "machine", "score": 0.905, "confidence": null, "alternatives": [], "alignment": [], "terms": [], "flags": [{"code": "number-changed", "severity": "critical", "message": "The number 27 is missing.", "params": {"number": "27"}, "source": [12, 14], "target": null}, {"code": "confidence-unknown", "severity": "note", "message": "How far this translation can be trusted is not known yet.", "params": {}, "source": null, "target": null}]}]}}}
rivers	p-leased	1	{"id": "p-leased", "project": "rivers", "classroom": "en", "author": "s-7", "created_at": "2026-11-20T09:30:00+00:00", "text": "The hill is green.", "format": "plain", "thread": null, "in_reply_to": null, "revision": 1, "language": "en", "title": null, "attachments": []}	b606af47235bc89337c53c7a9e268b8cdc704e1d08d7dc4d32eecb0c8d99154f	1795615667000000	\N
\.

--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sessions (digest, project, member, created_at, expires_at) FROM stdin;
4f50d1b058a4eeebe61cf665ebdde87f7437ad7f383695341cce26409e67e16f	rivers	t-ana	1795615664000000	1795658864000000
\.

--
-- Data for Name: threads; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.threads (project, thread, reveal) FROM stdin;
rivers	t-river	tap
\.

--
-- Data for Name: tokens; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.tokens (id, project, name, digest, scopes, created_at, revoked_at) FROM stdin;
tok_rivers_admin	rivers	office	05ec7cee620fb40571be2a6277a4c99d75730ef94b941d0932f74f11d5cb24d5	["admin"]	1795167000000000	\N
tok_rivers_old	rivers	trial	1ae8a5d73c5889b1829505b4a753a0843996454415b1bf4eb12f8ed3f72e4897	["write", "read"]	1795167000000000	1795167300000000
\.

--
-- Data for Name: tries; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.tries (stage, topic, partition, slot, "offset", tries, at) FROM stdin;
translate	posts.in.v1	0	-1	12	1	1795615668000000
\.

--
-- Data for Name: usage; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.usage (project, day, posts, characters) FROM stdin;
rivers	2026-11-20	1	112
rivers	2026-11-23	16	479
lakes	2026-11-23	1	33
lakes	2026-11-25	1	36
rivers	2026-11-25	4	124
\.

--
-- Data for Name: withdrawals; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.withdrawals (project, digest, at) FROM stdin;
rivers	dccf3da24d4ce583071dfcda630c63b6dc6fc9982f6c42b7245b60f3e312e485	1795615668000000
rivers	ed34374c2347c3f1ae8f7e7b7dd6f0c81c77e033fe56a9019f9e8a0479cd93ac	1795615668000000
\.

--
-- Name: audit_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_number_seq', 28, true);

--
-- Name: calibration_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.calibration_number_seq', 5, true);

--
-- Name: deliveries_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.deliveries_number_seq', 157, true);

--
-- Name: memory_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.memory_number_seq', 4, true);

--
-- Name: outbox_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.outbox_number_seq', 59, true);

--
-- Name: pending_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.pending_number_seq', 1, true);

--
-- Name: reviews_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.reviews_number_seq', 17, true);

--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

--
-- Name: attempts pk_attempts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT pk_attempts PRIMARY KEY (delivery, number);

--
-- Name: audit pk_audit; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT pk_audit PRIMARY KEY (number);

--
-- Name: calibration pk_calibration; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calibration
    ADD CONSTRAINT pk_calibration PRIMARY KEY (number);

--
-- Name: crew pk_crew; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.crew
    ADD CONSTRAINT pk_crew PRIMARY KEY (id);

--
-- Name: deliveries pk_deliveries; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT pk_deliveries PRIMARY KEY (number);

--
-- Name: early_withdrawals pk_early_withdrawals; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.early_withdrawals
    ADD CONSTRAINT pk_early_withdrawals PRIMARY KEY (project, digest);

--
-- Name: editions pk_editions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.editions
    ADD CONSTRAINT pk_editions PRIMARY KEY (project, post, edition);

--
-- Name: endpoints pk_endpoints; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.endpoints
    ADD CONSTRAINT pk_endpoints PRIMARY KEY (id);

--
-- Name: erased pk_erased; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.erased
    ADD CONSTRAINT pk_erased PRIMARY KEY (project, digest);

--
-- Name: erased_authors pk_erased_authors; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.erased_authors
    ADD CONSTRAINT pk_erased_authors PRIMARY KEY (project, digest);

--
-- Name: glossaries pk_glossaries; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.glossaries
    ADD CONSTRAINT pk_glossaries PRIMARY KEY (project, source, target, number);

--
-- Name: idempotency pk_idempotency; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency
    ADD CONSTRAINT pk_idempotency PRIMARY KEY (project, token, key);

--
-- Name: links pk_links; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.links
    ADD CONSTRAINT pk_links PRIMARY KEY (id);

--
-- Name: members pk_members; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.members
    ADD CONSTRAINT pk_members PRIMARY KEY (project, id);

--
-- Name: memory pk_memory; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory
    ADD CONSTRAINT pk_memory PRIMARY KEY (number);

--
-- Name: outbox pk_outbox; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (number);

--
-- Name: passages pk_passages; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.passages
    ADD CONSTRAINT pk_passages PRIMARY KEY (project, post, revision, target, "position");

--
-- Name: pending pk_pending; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pending
    ADD CONSTRAINT pk_pending PRIMARY KEY (number);

--
-- Name: posts pk_posts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.posts
    ADD CONSTRAINT pk_posts PRIMARY KEY (project, id);

--
-- Name: projects pk_projects; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.projects
    ADD CONSTRAINT pk_projects PRIMARY KEY (id);

--
-- Name: relay pk_relay; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.relay
    ADD CONSTRAINT pk_relay PRIMARY KEY (id);

--
-- Name: retried pk_retried; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.retried
    ADD CONSTRAINT pk_retried PRIMARY KEY (topic, partition, "position");

--
-- Name: reviews pk_reviews; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT pk_reviews PRIMARY KEY (number);

--
-- Name: revisions pk_revisions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT pk_revisions PRIMARY KEY (project, post, revision);

--
-- Name: sessions pk_sessions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT pk_sessions PRIMARY KEY (digest);

--
-- Name: threads pk_threads; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.threads
    ADD CONSTRAINT pk_threads PRIMARY KEY (project, thread);

--
-- Name: tokens pk_tokens; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT pk_tokens PRIMARY KEY (id);

--
-- Name: tries pk_tries; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tries
    ADD CONSTRAINT pk_tries PRIMARY KEY (stage, topic, partition, slot);

--
-- Name: usage pk_usage; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usage
    ADD CONSTRAINT pk_usage PRIMARY KEY (project, day);

--
-- Name: withdrawals pk_withdrawals; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.withdrawals
    ADD CONSTRAINT pk_withdrawals PRIMARY KEY (project, digest);

--
-- Name: deliveries uq_deliveries_endpoint_event; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT uq_deliveries_endpoint_event UNIQUE (endpoint, event);

--
-- Name: deliveries uq_deliveries_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT uq_deliveries_id UNIQUE (id);

--
-- Name: links uq_links_digest; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.links
    ADD CONSTRAINT uq_links_digest UNIQUE (digest);

--
-- Name: memory uq_memory_project_language_target_format_digest; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory
    ADD CONSTRAINT uq_memory_project_language_target_format_digest UNIQUE (project, language, target, format, digest);

--
-- Name: outbox uq_outbox_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT uq_outbox_id UNIQUE (id);

--
-- Name: pending uq_pending_review; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pending
    ADD CONSTRAINT uq_pending_review UNIQUE (review);

--
-- Name: reviews uq_reviews_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT uq_reviews_id UNIQUE (id);

--
-- Name: tokens uq_tokens_digest; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT uq_tokens_digest UNIQUE (digest);

--
-- Name: ix_audit_project_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_audit_project_number ON public.audit USING btree (project, number);

--
-- Name: ix_calibration_project_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_calibration_project_number ON public.calibration USING btree (project, number);

--
-- Name: ix_calibration_project_packages; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_calibration_project_packages ON public.calibration USING btree (project, packages);

--
-- Name: ix_crew_seen_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_crew_seen_at ON public.crew USING btree (seen_at);

--
-- Name: ix_deliveries_endpoint_state_thread_event; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_endpoint_state_thread_event ON public.deliveries USING btree (endpoint, state, thread, event);

--
-- Name: ix_deliveries_project_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_project_number ON public.deliveries USING btree (project, number);

--
-- Name: ix_deliveries_project_post; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_deliveries_project_post ON public.deliveries USING btree (project, post);

--
-- Name: ix_early_withdrawals_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_early_withdrawals_at ON public.early_withdrawals USING btree (at);

--
-- Name: ix_editions_withdrawn; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_editions_withdrawn ON public.editions USING btree (project, post, edition) WHERE ((kind)::text = 'withdrawn'::text);

--
-- Name: ix_endpoints_project_classroom; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_endpoints_project_classroom ON public.endpoints USING btree (project, classroom);

--
-- Name: ix_erased_authors_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_erased_authors_at ON public.erased_authors USING btree (at);

--
-- Name: ix_idempotency_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_idempotency_at ON public.idempotency USING btree (at);

--
-- Name: ix_links_expires_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_links_expires_at ON public.links USING btree (expires_at);

--
-- Name: ix_links_project_member; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_links_project_member ON public.links USING btree (project, member);

--
-- Name: ix_memory_project_author; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_memory_project_author ON public.memory USING btree (project, author);

--
-- Name: ix_outbox_project_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_project_number ON public.outbox USING btree (project, number);

--
-- Name: ix_outbox_project_post; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_project_post ON public.outbox USING btree (project, post);

--
-- Name: ix_outbox_to_relay; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_outbox_to_relay ON public.outbox USING btree (number) WHERE to_relay;

--
-- Name: ix_passages_project_packages_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_passages_project_packages_at ON public.passages USING btree (project, packages, at);

--
-- Name: ix_pending_due_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_pending_due_at ON public.pending USING btree (due_at);

--
-- Name: ix_pending_project_by; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_pending_project_by ON public.pending USING btree (project, by);

--
-- Name: ix_posts_project_author; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_posts_project_author ON public.posts USING btree (project, author);

--
-- Name: ix_posts_project_changed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_posts_project_changed ON public.posts USING btree (project, changed);

--
-- Name: ix_posts_project_thread_changed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_posts_project_thread_changed ON public.posts USING btree (project, thread, changed);

--
-- Name: ix_posts_release_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_posts_release_at ON public.posts USING btree (release_at);

--
-- Name: ix_posts_turn; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_posts_turn ON public.posts USING btree (work, ((received_at + (tries * 30000000))), changed, project) WHERE ((work)::text = 'waiting'::text);

--
-- Name: ix_posts_work_lease_until; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_posts_work_lease_until ON public.posts USING btree (work, lease_until);

--
-- Name: ix_reviews_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reviews_open ON public.reviews USING btree (project, state, question, kind, target, reason, classroom, post) WHERE ((state)::text = 'open'::text);

--
-- Name: ix_reviews_project_post_revision; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reviews_project_post_revision ON public.reviews USING btree (project, post, revision);

--
-- Name: ix_reviews_project_question_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reviews_project_question_state ON public.reviews USING btree (project, question, state);

--
-- Name: ix_reviews_project_state_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reviews_project_state_number ON public.reviews USING btree (project, state, number);

--
-- Name: ix_sessions_expires_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sessions_expires_at ON public.sessions USING btree (expires_at);

--
-- Name: ix_sessions_project_member; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_sessions_project_member ON public.sessions USING btree (project, member);

--
-- Name: ix_withdrawals_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_withdrawals_at ON public.withdrawals USING btree (at);

--
-- Name: attempts fk_attempts_delivery; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT fk_attempts_delivery FOREIGN KEY (delivery) REFERENCES public.deliveries(id) ON DELETE CASCADE;

--
-- Name: calibration fk_calibration_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calibration
    ADD CONSTRAINT fk_calibration_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: deliveries fk_deliveries_endpoint; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT fk_deliveries_endpoint FOREIGN KEY (endpoint) REFERENCES public.endpoints(id);

--
-- Name: editions fk_editions_project_post; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.editions
    ADD CONSTRAINT fk_editions_project_post FOREIGN KEY (project, post) REFERENCES public.posts(project, id) ON DELETE CASCADE;

--
-- Name: endpoints fk_endpoints_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.endpoints
    ADD CONSTRAINT fk_endpoints_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: glossaries fk_glossaries_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.glossaries
    ADD CONSTRAINT fk_glossaries_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: links fk_links_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.links
    ADD CONSTRAINT fk_links_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: members fk_members_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.members
    ADD CONSTRAINT fk_members_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: memory fk_memory_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.memory
    ADD CONSTRAINT fk_memory_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: passages fk_passages_project_post; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.passages
    ADD CONSTRAINT fk_passages_project_post FOREIGN KEY (project, post) REFERENCES public.posts(project, id) ON DELETE CASCADE;

--
-- Name: pending fk_pending_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pending
    ADD CONSTRAINT fk_pending_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: pending fk_pending_review; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pending
    ADD CONSTRAINT fk_pending_review FOREIGN KEY (review) REFERENCES public.reviews(id) ON DELETE CASCADE;

--
-- Name: posts fk_posts_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.posts
    ADD CONSTRAINT fk_posts_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: reviews fk_reviews_project_post; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT fk_reviews_project_post FOREIGN KEY (project, post) REFERENCES public.posts(project, id) ON DELETE CASCADE;

--
-- Name: revisions fk_revisions_project_post; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.revisions
    ADD CONSTRAINT fk_revisions_project_post FOREIGN KEY (project, post) REFERENCES public.posts(project, id) ON DELETE CASCADE;

--
-- Name: sessions fk_sessions_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT fk_sessions_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: threads fk_threads_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.threads
    ADD CONSTRAINT fk_threads_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- Name: tokens fk_tokens_project; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tokens
    ADD CONSTRAINT fk_tokens_project FOREIGN KEY (project) REFERENCES public.projects(id);

--
-- PostgreSQL database dump complete
--

