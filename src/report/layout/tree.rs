//! The structure tree: what assistive technology reads, in reading order.

use super::document::Scope;

/// The number of a node.
pub type NodeId = usize;

/// What a node is; the names are those of PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Role {
    Document,
    Part,
    Sect,
    P,
    H(u8),
    L { ordered: bool },
    Li,
    Lbl,
    LBody,
    Table,
    Caption,
    THead,
    TBody,
    Tr,
    Th(Scope),
    Td,
    Figure,
    Toc,
    Toci,
    Reference,
    Link,
    Note,
    Span,
    Code,
}

/// A child of a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Kid {
    /// Another node.
    Node(NodeId),
    /// A piece of content of a page.
    Content {
        /// The page, from 0.
        page: usize,
        /// The number of the piece on its page.
        content: u32,
    },
    /// A link of a page.
    Annotation {
        /// The page, from 0.
        page: usize,
        /// The number of the link on its page.
        index: usize,
    },
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// Its children in reading order.
    pub kids: Vec<Kid>,
    /// What a figure shows, in words.
    pub alternative: Option<String>,
    /// The words of a heading.
    pub title: Option<String>,
    /// BCP 47 tag when it differs from the document's.
    pub language: Option<String>,
    /// Page, and left, top, right, bottom, of a figure.
    pub bounds: Option<(usize, [f32; 4])>,
    /// A name that is unique in the document.
    pub id: Option<String>,
    /// The figure that its words print, as `data-figure` names it.
    pub figure: Option<String>,
    /// Columns that a cell covers.
    pub span: usize,
    parent: NodeId,
    attached: bool,
    follower: Option<NodeId>,
}

/// The tree; node 0 is the document.
#[derive(Clone, Debug)]
pub struct Tree {
    /// All nodes; those that nothing was drawn for have no parent that names them.
    pub nodes: Vec<Node>,
}

impl Tree {
    /// The node of the document.
    pub const ROOT: NodeId = 0;

    pub(super) fn new() -> Tree {
        let mut tree = Tree { nodes: Vec::new() };
        tree.add(0, Role::Document);
        tree.nodes[0].attached = true;
        tree
    }

    pub(super) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node {
            role,
            kids: Vec::new(),
            alternative: None,
            title: None,
            language: None,
            bounds: None,
            id: None,
            figure: None,
            span: 1,
            parent,
            attached: false,
            follower: None,
        });
        self.nodes.len() - 1
    }

    /// `note` comes into the tree right after `reference` does, wherever it is painted.
    pub(super) fn follow(&mut self, reference: NodeId, note: NodeId) {
        self.nodes[reference].follower = Some(note);
    }

    /// Puts a node below its parent, after everything that was put there before. Called when its first content is drawn:
    /// reading order is the order of drawing, not of making.
    pub(super) fn attach(&mut self, node: NodeId) {
        let mut path = Vec::new();
        let mut at = node;
        while !self.nodes[at].attached {
            path.push(at);
            at = self.nodes[at].parent;
        }
        for at in path.into_iter().rev() {
            self.nodes[at].attached = true;
            let parent = self.nodes[at].parent;
            self.nodes[parent].kids.push(Kid::Node(at));
            if let Some(follower) = self.nodes[at].follower {
                self.attach(follower);
            }
        }
    }

    /// Makes the bounds of a figure hold what was drawn of it on its first page.
    pub(super) fn surround(&mut self, node: NodeId, page: usize, drawn: [f32; 4]) {
        let bounds = &mut self.nodes[node].bounds;
        match bounds {
            None => *bounds = Some((page, drawn)),
            Some((first, around)) if *first == page => {
                *around = [
                    around[0].min(drawn[0]),
                    around[1].min(drawn[1]),
                    around[2].max(drawn[2]),
                    around[3].max(drawn[3]),
                ];
            }
            Some(_) => {}
        }
    }
}
